import pytest, importlib.util, pathlib
from gangting.ui.theme import Look
s = importlib.util.spec_from_file_location("tev", pathlib.Path(__file__).with_name("test_every_state_on_every_screen.py")); m = importlib.util.module_from_spec(s); s.loader.exec_module(m)
@pytest.mark.parametrize("size", [(1270, 708), (1824,1020), (948,628)])
@pytest.mark.parametrize("name", ["due", "admitted", "refused", "fever", "idle", "low"])
def test_shot(gate, size, name):
    gate.screen.resize(*size); gate.screen.show()
    getattr(m, name)(gate)
    gate.screen.resize(*size)
    gate.screen.grab().save(f"/tmp/gh/g_{size[0]}_{name}.png")
