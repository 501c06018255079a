"""Whether a model's statement says what its passages say, and nothing that they do not."""

from assistant.grounding.verifier.sources import Source
from assistant.grounding.verifier.verify import Outcome, Verdict, Verifier, weigh

__all__ = ["Outcome", "Source", "Verdict", "Verifier", "weigh"]
