"""A terminal for tests: a pty, and a screen that shows what was written to it as xterm would."""
import fcntl
import os
import pty
import re
import select
import struct
import termios
import time
import unicodedata


def width(char):
    """Columns of a character; the tests type none that joins its neighbours."""
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def columns(line):
    return sum(map(width, line))


def wrapped(text, room):
    """The rows that a terminal of `room` columns makes of a text."""
    rows, row = [], ""
    for char in text:
        if columns(row) + width(char) > room:
            rows.append(row)
            row = ""
        row += char
    return [each.rstrip() for each in rows + [row]]


class Screen:
    """Rows of cells; the second cell of a wide character is empty. Knows what line editors send."""

    PARTS = re.compile(r"\x1b\[\??([\d;]*)([A-Za-z@])|\x1b[^\[]|([\x00-\x1f])|([^\x00-\x1f])", re.S)

    def __init__(self, room, rows=24):
        self.room = room
        self.cells = [[" "] * room for _ in range(rows)]
        self.row = self.column = 0

    def write(self, text):
        for match in self.PARTS.finditer(text):
            numbers, command, control, char = match.groups()
            if command:
                self.command(command, int(numbers) if numbers.isdigit() else 1, numbers)
            elif control:
                self.control(control)
            elif char and width(char):
                self.put(char)

    def put(self, char):
        if self.column + width(char) > self.room:
            self.column = 0
            self.row += 1
        line = self.cells[self.row]
        line[self.column:self.column + width(char)] = [char, ""][:width(char)]
        self.column += width(char)

    def control(self, control):
        if control == "\r":
            self.column = 0
        elif control == "\n":
            self.row += 1
        elif control == "\b":
            self.column = max(0, min(self.column, self.room - 1) - 1)

    def command(self, command, count, numbers):
        self.column = min(self.column, self.room - 1)
        line = self.cells[self.row]
        if command == "A":
            self.row = max(0, self.row - count)
        elif command == "B":
            self.row += count
        elif command == "C":
            self.column = min(self.room - 1, self.column + count)
        elif command == "D":
            self.column = max(0, self.column - count)
        elif command == "G":
            self.column = count - 1
        elif command == "K":
            line[self.column:] = [" "] * (self.room - self.column)
        elif command == "J":
            line[self.column:] = [" "] * (self.room - self.column)
            for below in self.cells[self.row + 1:]:
                below[:] = [" "] * self.room
        elif command == "@":
            line[self.column:] = ([" "] * count + line[self.column:])[:self.room - self.column]
        elif command == "P":
            line[self.column:] = line[self.column + count:] + [" "] * count
        elif command not in "mhl":
            raise AssertionError(f"the terminal does not know {numbers}{command}")

    def rows(self):
        """The rows as text, without empty ones at the end."""
        rows = ["".join(line).rstrip() for line in self.cells]
        while rows and not rows[-1]:
            rows.pop()
        return rows


class Terminal:
    """A program in a terminal of `room` columns."""

    def __init__(self, command, room=80, **environment):
        self.screen = Screen(room)
        self.text = ""
        self.child, self.master = pty.fork()
        if self.child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, room, 0, 0))
            os.execvpe(command[0], command, {**os.environ, "TERM": "xterm", **environment})

    def type(self, keys):
        os.write(self.master, keys.encode())

    def read(self, seconds=0.05):
        """Shows what comes within `seconds`; false at the end of the program."""
        pending = b""
        while select.select([self.master], [], [], seconds)[0]:
            try:
                part = os.read(self.master, 65536)
            except OSError:
                part = b""
            if not part:
                return False
            pending += part
            try:
                text = pending.decode()
            except UnicodeDecodeError:
                continue
            pending = b""
            self.text += text
            self.screen.write(text)
        return True

    def waits_for(self, condition, seconds=10):
        """Whether `condition` comes true."""
        end = time.monotonic() + seconds
        while not condition() and time.monotonic() < end:
            self.read()
        return condition()

    def close(self):
        os.close(self.master)
        os.waitpid(self.child, 0)


def output(command, room=80, **environment):
    """What a command writes to a terminal until it ends."""
    terminal = Terminal(command, room, **environment)
    terminal.screen.write = lambda text: None
    while terminal.read(10):
        pass
    terminal.close()
    return terminal.text.replace("\r\n", "\n")
