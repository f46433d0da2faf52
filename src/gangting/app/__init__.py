"""The composition root of the window: settings → booth → services → devices → screens."""
