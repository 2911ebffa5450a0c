"""The language in use: our words, Qt's own words, and the marked texts of the other rooms."""

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


class Translators:
    """The translators installed now."""

    def __init__(self) -> None:
        self._installed: list[QTranslator] = []
        self.language = ENGLISH

    def use(self, language: str) -> None:
        """Speak a language from now on; windows are told by Qt."""
        app = QCoreApplication.instance()
        if app is None:
            return
        self.remove()
        self.language = language
        QLocale.setDefault(QLocale(language))
        for name, folder in (
            ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            ("stardesk", str(paths.resources() / "i18n")),
        ):
            translator = QTranslator()
            if translator.load(f"{name}_{language}", folder):
                self._installed.append(translator)
                app.installTranslator(translator)
        i18n.use_translator(QCoreApplication.translate)

    def remove(self) -> None:
        """Go back to the source texts."""
        app = QCoreApplication.instance()
        for translator in self._installed:
            if app is not None:
                app.removeTranslator(translator)
        self._installed.clear()
        i18n.use_translator(None)
