Feature: A pass from the counter to the gate

  Background:
    Given 沈青 lives at 3-2-501 and has a resident pass
    And 何平 stands at the gate

  Scenario: Lost and reissued, only the new card opens the gate
    Given her pass was reissued and collected
    When somebody scans her old card at the entrance
    Then the panel refuses the card because it is "older_edition"
    When she scans her new card and 36.4 is measured
    Then she is inside

  Scenario: A booth was lost and the key was changed
    Given the key of the compound was changed and the old one retired
    When she scans her card and 36.4 is measured
    Then the panel says to look closer because the pass is "retired_key"
    When 何平 confirms
    Then she is inside

  Scenario: A mistaken press is taken back
    When she scans her card and 36.4 is measured
    Then she is inside
    When 何平 undoes it after 20 seconds
    Then she is nowhere yet

  Scenario: After half a minute it is the leader's
    When she scans her card and 36.4 is measured
    And 40 seconds pass
    Then 何平 cannot undo it
    When 周岚 corrects it to an exit
    Then she is outside
    And both versions are in the book
