Feature: Who does not live here comes by the book

  Background:
    Given 沈青 lives at 3-2-501 and has a resident pass
    And 何平 stands at the gate

  Scenario: A visitor comes and goes with a slip
    Given the host of 3-2-501 agreed to the visit
    When 陆一鸣 is registered to visit 3-2-501
    And 36.5 is measured of the visitor
    Then 1 visitor is inside
    When the slip is printed and scanned at the exit
    Then the panel says to look closer because the pass is "collect_temporary_pass"
    When 何平 confirms
    Then 0 visitors are inside
    And the slip is returned

  Scenario: The host was not asked
    When 陆一鸣 is registered to visit 3-2-501
    Then the panel refuses the visitor because of "no_host_consent"
    When the host agrees and 36.5 is measured of the visitor
    Then 1 visitor is inside

  Scenario: A rider in two taps
    When a rider of 外卖 with 4821 is registered and 36.3 is measured
    Then 1 visitor is inside

  Scenario: A half-filled form survives a power cut
    When the visitor form holds the name 陆一鸣
    And the power fails and the booth starts again
    Then the visitor form still holds the name 陆一鸣
