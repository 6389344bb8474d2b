package dev.evenkeel.app.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be used, in a person's words and without its name, which is shown. */
public final class FileTrouble {
  private FileTrouble() {}

  /** A text of the system may quote a path; only its plain reason is repeated. */
  public static String why(IOException e) {
    return switch (e) {
      case NoSuchFileException none -> "there is no such file or folder";
      case AccessDeniedException denied -> "the right to it is missing";
      case NotDirectoryException file -> "it is no folder";
      case FileAlreadyExistsException there -> "it is there already";
      case CharacterCodingException bytes -> "its bytes are no UTF-8 text";
      case FileSystemException system when system.getReason() != null -> system.getReason();
      default ->
          "Is a directory".equals(e.getMessage()) ? "it is a folder" : e.getClass().getSimpleName();
    };
  }
}
