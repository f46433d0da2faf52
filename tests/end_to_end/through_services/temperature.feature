Feature: A temperature belongs to one person, and a low one is never normal

  Background:
    Given 沈青 lives at 3-2-501 and has a resident pass
    And 何平 stands at the gate

  Scenario: 33.8 in the cold
    When she scans her card and 33.8 is measured
    Then the panel says to look closer because the temperature is "temperature_low"
    And she is nowhere yet
    When 36.2 is measured at the wrist
    Then she is inside

  Scenario: 37.3 opens a recheck that a power cut does not close
    When she scans her card and 37.3 is measured
    Then a recheck is open
    And it cannot be closed by letting her in
    And she cannot be turned away
    When the power fails and the booth starts again
    Then a recheck is open
    When 36.8 is measured for the recheck under the arm
    And 何平 lets her in
    Then no recheck is open
    And she is inside

  Scenario: Still high, she goes straight home
    When she scans her card and 37.8 is measured
    And 38.1 is measured for the recheck under the arm
    And 何平 sends her straight home and tells "居委会"
    Then she is inside
    And the day's list to report has 1 case

  Scenario: Two people wait at once
    Given 陆一鸣 lives at 3-2-502 and has a resident pass
    When 沈青 scans at the entrance
    And 陆一鸣 scans at the entrance
    And the thermometer says 38.0
    Then nothing was recorded
    When 何平 taps on 陆一鸣
    Then the temperatures of 陆一鸣 are "38.0"
    And the temperatures of 沈青 are ""
