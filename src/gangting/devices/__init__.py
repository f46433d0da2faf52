"""Hardware: scanner, camera, thermometer, printer, sounds."""
