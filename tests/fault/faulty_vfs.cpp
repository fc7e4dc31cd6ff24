#include "tests/fault/faulty_vfs.hpp"

#include <cstring>
#include <sqlite3.h>

namespace testing {

namespace {

struct Plan {
    bool armed = false;
    Fault fault = Fault::write;
    int left = 0;
    bool failed = false;
};

Plan g_plan;
sqlite3_vfs* g_real = nullptr;

/// A file of ours is SQLite's base struct with the real file behind it.
struct ShimFile {
    sqlite3_file base;
    sqlite3_file* real;
};

sqlite3_file* real_of(sqlite3_file* file) {
    return reinterpret_cast<ShimFile*>(file)->real;
}

bool fails(bool is_sync) {
    if (!g_plan.armed || is_sync != (g_plan.fault == Fault::sync)) {
        return false;
    }
    g_plan.failed = g_plan.failed || --g_plan.left <= 0;
    return g_plan.failed;
}

int shim_close(sqlite3_file* file) {
    return real_of(file)->pMethods->xClose(real_of(file));
}
int shim_read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 at) {
    return real_of(file)->pMethods->xRead(real_of(file), bytes, count, at);
}
int shim_write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
    if (fails(false)) {
        return g_plan.fault == Fault::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
    return real_of(file)->pMethods->xWrite(real_of(file), bytes, count, at);
}
int shim_truncate(sqlite3_file* file, sqlite3_int64 size) {
    return real_of(file)->pMethods->xTruncate(real_of(file), size);
}
int shim_sync(sqlite3_file* file, int flags) {
    return fails(true) ? SQLITE_IOERR_FSYNC : real_of(file)->pMethods->xSync(real_of(file), flags);
}
int shim_size(sqlite3_file* file, sqlite3_int64* size) {
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}
int shim_lock(sqlite3_file* file, int level) {
    return real_of(file)->pMethods->xLock(real_of(file), level);
}
int shim_unlock(sqlite3_file* file, int level) {
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
}
int shim_reserved(sqlite3_file* file, int* held) {
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), held);
}
int shim_control(sqlite3_file* file, int op, void* argument) {
    return real_of(file)->pMethods->xFileControl(real_of(file), op, argument);
}
int shim_sector(sqlite3_file* file) {
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}
int shim_device(sqlite3_file* file) {
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}
int shim_map(sqlite3_file* file, int page, int size, int extend, void volatile** address) {
    return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, address);
}
int shim_shm_lock(sqlite3_file* file, int offset, int count, int flags) {
    return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}
void shim_barrier(sqlite3_file* file) {
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}
int shim_unmap(sqlite3_file* file, int remove) {
    return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

const sqlite3_io_methods k_methods = {
    2,           shim_close, shim_read,     shim_write,    shim_truncate, shim_sync,
    shim_size,   shim_lock,  shim_unlock,   shim_reserved, shim_control,  shim_sector,
    shim_device, shim_map,   shim_shm_lock, shim_barrier,  shim_unmap,    nullptr,
    nullptr};

int shim_open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    auto* shim = reinterpret_cast<ShimFile*>(file);
    shim->base.pMethods = nullptr;
    shim->real = reinterpret_cast<sqlite3_file*>(shim + 1);
    std::memset(shim->real, 0, static_cast<std::size_t>(g_real->szOsFile));
    const int code = g_real->xOpen(g_real, name, shim->real, flags, out_flags);
    if (code == SQLITE_OK) {
        shim->base.pMethods = &k_methods;
    }
    return code;
}

}  // namespace

void install_faulty_vfs() {
    static sqlite3_vfs s_vfs;
    if (g_real != nullptr) {
        return;
    }
    g_real = sqlite3_vfs_find(nullptr);
    s_vfs = *g_real;
    s_vfs.zName = "faulty";
    s_vfs.szOsFile = static_cast<int>(sizeof(ShimFile)) + g_real->szOsFile;
    s_vfs.xOpen = shim_open;
    sqlite3_vfs_register(&s_vfs, 1);
}

void arm_fault(Fault fault, int n) {
    g_plan = {true, fault, n, false};
}

bool disarm_fault() {
    g_plan.armed = false;
    return g_plan.failed;
}

}  // namespace testing
