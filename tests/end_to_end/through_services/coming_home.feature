Feature: Nobody who lives here is sent away from home
  The card may be refused; the person is compared and let in.

  Background:
    Given 沈青 lives at 3-2-501 and has a resident pass
    And 何平 stands at the gate

  Scenario: Her pass ran out yesterday
    Given her pass ran out yesterday
    When she scans her card and 36.4 is measured
    Then the panel says to look closer because the pass is "expired"
    When 何平 confirms
    Then she is inside
    And the book shows "expired" beside her entry

  Scenario: A stranger comes with her lost card
    Given she came home an hour ago
    And her card was reported lost
    When somebody scans her card at the entrance
    Then the panel refuses the card because it is "lost"
    And the passage belongs to nobody
    And she is inside

  Scenario: She comes home without the card she lost
    Given her card was reported lost
    When somebody scans her card at the entrance
    And 何平 finds her by "4821", compares, and measures 36.5
    And 何平 confirms
    Then she is inside
    And her temperatures are "36.5"

  Scenario: Somebody leaves with a void card
    Given her card was made void
    When somebody scans her card at the exit
    Then the panel says to look closer because the pass is "void"
    When 何平 confirms
    Then the exit is in the book, and nobody's

  Scenario: The clock of the booth is wrong
    Given she came home an hour ago
    And the clock of the booth is set back by two hours
    When she scans her card at the exit
    Then the panel says to look closer because the pass is "clock_doubtful"
    When 何平 confirms
    Then she is outside
