"""Folders where a shop's file is not safe: kept in step by a cloud service, or on a network."""

import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Final

# What a folder of each service is called, on every system and in Chinese.
_CLOUDS: Final = (
    ("OneDrive", r"onedrive( - .+|-.+)?"),
    ("Dropbox", r"dropbox( \(.+\))?"),
    ("iCloud", r"icloud ?drive|icloud|com~apple~clouddocs|mobile documents"),
    ("Google Drive", r"google ?drive|googledrive-.+|my drive"),
    ("Nutstore 坚果云", r"nutstore( files)?|nutstore-.+|坚果云|我的坚果云"),
    (
        "Baidu 百度网盘",
        r"baidunetdisk(workspace|download)?|baiduyun.*|baidusyncdisk|百度.*盘.*|我的百度.+",
    ),
    ("Syncthing", r"syncthing|sync"),
    ("Nextcloud", r"nextcloud|owncloud"),
    ("WPS 云盘", r"wps ?cloud ?files|wps ?云盘|wpsdrive"),
)
_NETWORK_SYSTEMS: Final = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "sshfs",
        "fuse.sshfs",
        "afpfs",
        "webdav",
        "davfs",
        "fuse.davfs2",
        "9p",
        "ncpfs",
        "fuse.rclone",
        "glusterfs",
        "ceph",
        "afs",
    }
)


def cloud_of(folder: PurePath) -> str:
    """Return which service keeps a folder in step: C:/Users/Li/OneDrive/shop is "OneDrive"."""
    for part in folder.parts:
        for service, pattern in _CLOUDS:
            if re.fullmatch(pattern, part.strip(), re.IGNORECASE):
                return service
    return ""


def network_of(folder: PurePath, mounts: Iterable[tuple[str, str]]) -> str:
    """Return on what network a folder lies: its file system or share, empty for an own disk.

    Args:
        folder: a whole path.
        mounts: (mount point, file system) of this computer.

    """
    text = str(folder)
    if text.startswith(("\\\\", "//")):
        return "\\\\" + text.lstrip("\\/").replace("/", "\\").split("\\")[0]
    inside = [
        (len(point), system)
        for point, system in mounts
        if point == "/" or folder == PurePath(point) or PurePath(point) in folder.parents
    ]
    _, system = max(inside, default=(0, ""))
    return system if system.lower() in _NETWORK_SYSTEMS else ""
