// A view of a database file in which may be written: what is written stays aside, in a temporary file, and
// goes with its connection; the file is never touched. It costs what is written, not what is there.
//
// The file is written through a log (WAL), and a copy of the log as it is at the opening is where the view's
// own writes go: SQLite reads a page from the log when it has one, else from the file. So the file must not
// change under the view beyond what the copied log covers: a connection that holds a moment
// (Ledger::hold_moment) from before the opening on keeps checkpoints from it, and has to outlive the view.
#pragma once

struct sqlite3;

namespace aftercare {

/// The name of the VFS (https://www.sqlite.org/vfs.html) that gives such views; it is registered when it is
/// first asked for.
const char* aside_vfs();

/// Sees to it that a connection opened through it writes to its log alone; before anything is read.
void keep_aside(sqlite3* view);

}  // namespace aftercare
