"""From documents to a library that can be searched."""

import os

# Nothing leaves this machine. ONNX Runtime reads the first when it is imported, and reports home
# before any call could tell it not to; the others are for libraries that have no such calls at all.
os.environ.update(
    ORT_DISABLE_TELEMETRY="1", ANONYMIZED_TELEMETRY="False", HF_HUB_DISABLE_TELEMETRY="1"
)
