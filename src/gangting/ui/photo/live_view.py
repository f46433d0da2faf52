"""What the camera sees now, with the frame that will be proposed for the photo."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent, QImage, QShowEvent

from gangting.domain.pictures import Picture
from gangting.ui.live_camera import LiveCamera, Sight
from gangting.ui.photo.canvas import PictureCanvas, image_of
from gangting.ui.photo.framing import begun


class LiveView(PictureCanvas):
    """Watches the camera as long as it is seen itself, and no moment longer.

    `ready` tells whether there is something to be taken.
    """

    ready = Signal(bool)

    def __init__(self, camera: LiveCamera) -> None:
        super().__init__()
        self._camera = camera
        camera.seen.connect(self._show_seen)
        camera.changed.connect(self._show_sight)
        self._show_sight()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look."""
        super().showEvent(event)
        self._camera.watch(on=True)
        self._show_sight()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no longer, and keep nothing of what was seen."""
        super().hideEvent(event)
        self._camera.watch(on=False)
        self._forget()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_sight()

    def _show_seen(self, picture: Picture) -> None:
        if self.isVisible():
            self.frame_part = begun(picture.width, picture.height).frame
            self.show_image(image_of(picture))
            self.ready.emit(True)  # noqa: FBT003  a signal's value

    def _show_sight(self) -> None:
        sight = self._camera.sight
        if sight is not Sight.LIVE:
            self._forget()
        waiting = self.tr("Starting the camera…")
        said = {
            Sight.OFF: self.tr("The camera is switched off in the settings."),
            Sight.ABSENT: self.tr("No camera: plug one in, or choose a file"),
            Sight.STARTING: waiting,
            Sight.LIVE: waiting,
            Sight.TROUBLE: self.tr("The camera does not answer: plug it in again"),
        }[sight]
        bad = sight in {Sight.OFF, Sight.ABSENT, Sight.TROUBLE}
        self.say("camera-off-outline" if bad else "camera", said)
        self.setAccessibleName(self.tr("What the camera sees") if not bad else said)

    def _forget(self) -> None:
        self.frame_part = None
        self.show_image(QImage())
        self.ready.emit(False)  # noqa: FBT003  a signal's value
