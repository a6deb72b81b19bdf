"""The ``lean`` command line of the embedded engine: run as a script, never imported by the package.

The first argument is the folder that holds ``libleanshared.so``; the rest are the arguments of ``lean``. The library
is the complete engine of Lean 4 (parser, elaborator, tactics, language server, kernel) and exports ``lean_main``, the C
entry point of the ``lean`` program.
"""

import ctypes
import os
import sys


def main() -> int:
    """Call the engine and return its exit code."""
    folder, arguments = sys.argv[1], sys.argv[2:]
    engine = ctypes.CDLL(os.path.join(folder, "libleanshared.so"), mode=ctypes.RTLD_GLOBAL)  # noqa: PTH118 (start-up)
    encoded = [b"lean", *(argument.encode() for argument in arguments)]
    vector = (ctypes.c_char_p * (len(encoded) + 1))(*encoded, None)
    return int(engine.lean_main(len(encoded), vector))


if __name__ == "__main__":
    sys.exit(main())
