"""A scheduled run in a process of its own, which ends with the worker that started it: `python -m flows.engine`.

Prefect's own command would go on without its worker, so that nobody could say whether the run is dead.
"""

import runpy

from flows import settings
from flows.lifeline import follow_parent

if __name__ == "__main__":
    settings.prepare()
    follow_parent()
    runpy.run_module("prefect.engine", run_name="__main__")
