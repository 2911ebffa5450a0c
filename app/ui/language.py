"""The language in use: our words, Qt's own words, and the marked texts of the other rooms."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app import i18n, paths

CHINESE = "zh_CN"
ENGLISH = "en"


def chosen(setting: str) -> str:
    """Return the language of a setting; empty follows the system."""
    if setting:
        return setting
    is_chinese = QLocale.system().language() == QLocale.Language.Chinese
    return CHINESE if is_chinese else ENGLISH


def current() -> str:
    """Return the language that is spoken now."""
    return CHINESE if QLocale().language() == QLocale.Language.Chinese else ENGLISH


class Words(QTranslator):
    """The words of a file, read whole: Qt would map it, and crash when it is compiled anew."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        try:
            self._held = file.read_bytes()
        except OSError:
            self._held = b""
        self.is_there = bool(self._held) and self.load(self._held)


def words_of(language: str) -> Words:
    """Return our own words in a language."""
    return Words(paths.resources() / "i18n" / f"stardesk_{language}.qm")


def speaker(language: str) -> Callable[[str, str], str]:
    """Return what says the marked texts in a language, whatever the window speaks."""
    if language == ENGLISH:
        return lambda _context, text: text
    words = words_of(language)
    return lambda context, text: words.translate(context, text) or text


class Translators:
    """The translators installed now."""

    def __init__(self) -> None:
        self._installed: list[Words] = []
        self.language = ENGLISH

    def use(self, language: str) -> None:
        """Speak a language from now on; windows are told by Qt."""
        app = QCoreApplication.instance()
        if app is None:
            return
        self.remove()
        self.language = language
        QLocale.setDefault(QLocale(language))
        of_qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for words in (Words(of_qt / f"qtbase_{language}.qm"), words_of(language)):
            if words.is_there:
                self._installed.append(words)
                app.installTranslator(words)
        i18n.use_translator(QCoreApplication.translate)

    def remove(self) -> None:
        """Go back to the source texts."""
        app = QCoreApplication.instance()
        for translator in self._installed:
            if app is not None:
                app.removeTranslator(translator)
        self._installed.clear()
        i18n.use_translator(None)
