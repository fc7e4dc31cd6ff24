// A VFS over the default one that fails the n-th write or sync from when it is armed, and all after it: a
// disk that breaks in the middle of something.
#pragma once

namespace testing {

enum class Fault {
    write,  ///< a write fails: SQLITE_IOERR_WRITE
    full,   ///< a write fails: SQLITE_FULL
    sync,   ///< a sync fails: SQLITE_IOERR_FSYNC
};

/// Makes it the default VFS; once a process.
void install_faulty_vfs();
/// From now on the `n`-th (from 1) operation of the kind fails, and every later one.
void arm_fault(Fault fault, int n);
/// Nothing fails any more. Whether something had.
bool disarm_fault();

}  // namespace testing
