"""The features of this folder, played through the services on a real database."""

from pytest_bdd import scenarios


scenarios("coming_home.feature", "temperature.feature", "visitors.feature", "passes.feature")
