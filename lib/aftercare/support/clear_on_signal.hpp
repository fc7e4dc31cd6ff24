// What has to go when the program is ended from outside: files and folders that are not yet what they are to
// be.
//
// A destructor removes them when a command fails, and nothing does when Ctrl-C, a closed terminal or `kill`
// ends the program: then a handler removes what is listed here and lets the signal do its work. What a `kill
// -9` leaves behind is cleared away by the next run that makes something in the same place
// (support/new_file).
#pragma once

#include <string>

namespace aftercare {

/// Lists a file, or a folder of files that are listed after it. The handlers of SIGINT, SIGTERM and SIGHUP
/// are installed with the first path; a signal that is ignored stays ignored.
void clear_on_signal(const std::string& path);
/// Takes a path and all below it off the list: it is gone, or it has found its place.
void keep_on_signal(const std::string& path);
/// Removes what is listed, before the program ends itself by a signal (a reader of the output that went
/// away).
void clear_listed();

}  // namespace aftercare
