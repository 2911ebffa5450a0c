"""Folders that a cloud keeps in step, or that lie on a network."""

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from app.domain.shop_places import cloud_of, network_of


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath(r"C:\Users\Li\OneDrive\shop"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\Li\OneDrive - Tea Ltd\shop"), "OneDrive"),
        (PurePosixPath("/Users/li/Library/CloudStorage/OneDrive-Personal/shop"), "OneDrive"),
        (PurePosixPath("/home/li/Dropbox/shop"), "Dropbox"),
        (PureWindowsPath(r"C:\Users\Li\Dropbox (Tea)\shop"), "Dropbox"),
        (PurePosixPath("/Users/li/Library/Mobile Documents/com~apple~CloudDocs/shop"), "iCloud"),
        (PureWindowsPath(r"C:\Users\Li\iCloudDrive\shop"), "iCloud"),
        (PureWindowsPath(r"D:\我的坚果云\shop"), "Nutstore 坚果云"),
        (PurePosixPath("/home/li/Nutstore Files/shop"), "Nutstore 坚果云"),
        (PureWindowsPath(r"D:\BaiduSyncdisk\shop"), "Baidu 百度网盘"),
        (PureWindowsPath(r"D:\百度网盘同步空间\shop"), "Baidu 百度网盘"),
        (PureWindowsPath(r"D:\stardesk\shop"), ""),
        (PurePosixPath("/home/li/one drive way/shop"), ""),
        (PurePosixPath("/home/li/dropboxes/shop"), ""),
    ],
)
def test_clouds_by_the_name_of_a_folder(folder: PurePath, service: str) -> None:
    assert cloud_of(folder) == service


MOUNTS = [("/", "ext4"), ("/mnt/server", "cifs"), ("/mnt/server/local", "ext4"), ("/nfs", "nfs4")]


@pytest.mark.parametrize(
    ("folder", "network"),
    [
        (PurePosixPath("/home/li/shop"), ""),
        (PurePosixPath("/mnt/server/shop"), "cifs"),
        (PurePosixPath("/mnt/server/local/shop"), ""),
        (PurePosixPath("/nfs"), "nfs4"),
        (PureWindowsPath("//server/share/shop"), "\\\\server"),
        (PureWindowsPath("C:/shop"), ""),
    ],
)
def test_networks_by_what_is_mounted(folder: PurePath, network: str) -> None:
    assert network_of(folder, MOUNTS) == network
