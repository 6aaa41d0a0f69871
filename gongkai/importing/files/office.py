"""Old Word and WPS files as .docx, by LibreOffice where the computer has it."""

from gongkai.libreoffice import converted

_STREAM = "WordDocument".encode("utf-16-le")  # what every .doc and .wps has inside


def is_old_word(content: bytes) -> bool:
    """Whether an OLE file is a Word document: Excel files and locked ones are such files, too."""
    return _STREAM in content


def as_docx(content: bytes) -> bytes | None:
    """The .docx that LibreOffice makes of a document; None where there is no LibreOffice, or it cannot."""
    return converted(content, "doc", "docx")
