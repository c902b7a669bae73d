"""The records that the documents' tests write from."""

import pytest
from paper_samples import example, sample
from whole_meeting import whole_meeting

from mkm_tui.records.state import State


@pytest.fixture(name="state", scope="session")
def _state() -> State:
    """Return the example workspace."""
    return example()


@pytest.fixture(name="small")
def _small() -> State:
    """Return a small record made by hand."""
    return sample()


@pytest.fixture(name="whole", scope="session")
def _whole() -> State:
    """Return the record after a meeting, run by actions, in which everything happened."""
    return whole_meeting()
