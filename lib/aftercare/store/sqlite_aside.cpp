#include "aftercare/store/sqlite_aside.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

namespace aftercare {

namespace {

/// The file of the database, with the system's own behind it.
struct MainFile {
    sqlite3_file base;
    sqlite3_file* real;
};

sqlite3_vfs* usual() {
    static sqlite3_vfs* const k_usual = sqlite3_vfs_find(nullptr);
    return k_usual;
}

sqlite3_file* real_of(sqlite3_file* file) {
    return reinterpret_cast<MainFile*>(file)->real;
}

int main_close(sqlite3_file* file) {
    return real_of(file)->pMethods->xClose(real_of(file));
}
int main_read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 at) {
    return real_of(file)->pMethods->xRead(real_of(file), bytes, count, at);
}
int main_write(sqlite3_file*, const void*, int, sqlite3_int64) {
    return SQLITE_READONLY;
}
int main_truncate(sqlite3_file*, sqlite3_int64) {
    return SQLITE_READONLY;
}
int main_sync(sqlite3_file*, int) {
    return SQLITE_OK;
}
int main_size(sqlite3_file* file, sqlite3_int64* size) {
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}
/// Nobody is kept out: the view's writes are its own.
int main_lock(sqlite3_file*, int) {
    return SQLITE_OK;
}
int main_reserved(sqlite3_file*, int* held) {
    *held = 0;
    return SQLITE_OK;
}
int main_control(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}
int main_sector(sqlite3_file* file) {
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}
int main_device(sqlite3_file* file) {
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

const sqlite3_io_methods k_main_methods = {
    1,         main_close, main_read,     main_write,   main_truncate, main_sync,   main_size,
    main_lock, main_lock,  main_reserved, main_control, main_sector,   main_device, nullptr,
    nullptr,   nullptr,    nullptr,       nullptr,      nullptr};

int open_main(const char* name, sqlite3_file* file, int flags, int* out_flags) {
    auto* main = reinterpret_cast<MainFile*>(file);
    main->base.pMethods = nullptr;
    main->real = reinterpret_cast<sqlite3_file*>(main + 1);
    std::memset(main->real, 0, static_cast<std::size_t>(usual()->szOsFile));
    constexpr int k_writing = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int code =
        usual()->xOpen(usual(), name, main->real, (flags & ~k_writing) | SQLITE_OPEN_READONLY, nullptr);
    if (code == SQLITE_OK) {
        main->base.pMethods = &k_main_methods;
        if (out_flags != nullptr) {
            *out_flags = flags;
        }
    }
    return code;
}

constexpr std::size_t k_log_header = 32;
using LogHeader = std::array<char, k_log_header>;

/// The header of a log, which each beginning of it changes; zeros of one without.
LogHeader header_of(int log) {
    LogHeader header{};
    [[maybe_unused]] const auto count = ::pread(log, header.data(), header.size(), 0);
    return header;
}

/// Copies what is in `log` now; its size.
int copy_bytes(int log, sqlite3_file* copy, sqlite3_int64& at) {
    std::array<char, 65536> bytes;
    for (;;) {
        const auto count = ::pread(log, bytes.data(), bytes.size(), at);
        if (count < 0 && errno != EINTR) {
            return SQLITE_IOERR_READ;
        }
        if (count == 0) {
            return SQLITE_OK;
        }
        if (count > 0) {
            const int code = copy->pMethods->xWrite(copy, bytes.data(), static_cast<int>(count), at);
            if (code != SQLITE_OK) {
                return code;
            }
            at += count;
        }
    }
}

/// Copies the log `name`, which may be missing, to `copy`. A log that was wholly written back may begin anew
/// or be cut while it is copied: then it is copied again. The moment that is held lets that happen once only.
int copy_log(const char* name, sqlite3_file* copy) {
    const int log = ::open(name, O_RDONLY | O_CLOEXEC);
    if (log < 0) {
        return errno == ENOENT ? SQLITE_OK : SQLITE_CANTOPEN;
    }
    constexpr int k_tries = 5;
    int code = SQLITE_BUSY;
    for (int i = 0; i < k_tries && code == SQLITE_BUSY; ++i) {
        const auto before = header_of(log);
        sqlite3_int64 size = 0;
        code = copy->pMethods->xTruncate(copy, 0);
        code = code == SQLITE_OK ? copy_bytes(log, copy, size) : code;
        struct stat status {};
        const bool is_whole =
            header_of(log) == before && ::fstat(log, &status) == 0 && status.st_size >= size;
        code = code == SQLITE_OK && !is_whole ? SQLITE_BUSY : code;
    }
    ::close(log);
    return code;
}

int open_log(const char* name, sqlite3_file* file, int* out_flags) {
    constexpr int k_temporary = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE |
                                SQLITE_OPEN_DELETEONCLOSE | SQLITE_OPEN_TEMP_DB;
    int code = usual()->xOpen(usual(), nullptr, file, k_temporary, out_flags);
    if (code != SQLITE_OK) {
        return code;
    }
    code = copy_log(name, file);
    if (code != SQLITE_OK) {
        file->pMethods->xClose(file);
        file->pMethods = nullptr;
    }
    return code;
}

int aside_open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    if ((flags & SQLITE_OPEN_MAIN_DB) != 0) {
        return open_main(name, file, flags, out_flags);
    }
    if ((flags & SQLITE_OPEN_WAL) != 0) {
        return open_log(name, file, out_flags);
    }
    if ((flags & SQLITE_OPEN_MAIN_JOURNAL) != 0) {
        return SQLITE_CANTOPEN;  // of a file that has no log: a journal would lie beside it
    }
    return usual()->xOpen(usual(), name, file, flags, out_flags);
}

/// Only files beside the database are ever deleted by name, and those are not the view's.
int aside_delete(sqlite3_vfs*, const char*, int) {
    return SQLITE_OK;
}

}  // namespace

const char* aside_vfs() {
    static sqlite3_vfs s_vfs = [] {
        auto vfs = *usual();
        vfs.zName = "aside";
        vfs.szOsFile = static_cast<int>(sizeof(MainFile)) + usual()->szOsFile;
        vfs.xOpen = aside_open;
        vfs.xDelete = aside_delete;
        return vfs;
    }();
    static const int k_registered = sqlite3_vfs_register(&s_vfs, 0);
    static_cast<void>(k_registered);
    return s_vfs.zName;
}

void keep_aside(sqlite3* view) {
    sqlite3_db_config(view, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_wal_autocheckpoint(view, 0);
    // A log that one connection has for itself needs no -shm.
    sqlite3_exec(view, "PRAGMA locking_mode = EXCLUSIVE", nullptr, nullptr, nullptr);
    sqlite3_exec(view, "PRAGMA synchronous = OFF", nullptr, nullptr, nullptr);
}

}  // namespace aftercare
