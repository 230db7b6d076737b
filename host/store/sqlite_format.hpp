// SPDX-License-Identifier: Apache-2.0
// The constants of docs/log-format.md, "The file".
#pragma once

namespace attune::store {

inline constexpr int applicationId = 0x4174746e; // "Attn"
inline constexpr int formatVersion = 1;          // user_version; a higher one is read, never written

inline constexpr const char *createTable = "CREATE TABLE ev(seq INTEGER PRIMARY KEY, blob BLOB NOT NULL)";
inline constexpr const char *selectFrom = "SELECT seq, blob FROM ev WHERE seq >= ? ORDER BY seq";
inline constexpr const char *selectOne = "SELECT blob FROM ev WHERE seq = ?";
inline constexpr const char *selectLast = "SELECT coalesce(max(seq), 0) FROM ev";
inline constexpr const char *replaceRow = "UPDATE ev SET blob = ?2 WHERE seq = ?1 AND length(blob) = length(?2)";
inline constexpr const char *insertRow = "INSERT INTO ev(seq, blob) VALUES(?, ?)";

// The write-ahead log is folded into the file when it holds so many pages.
inline constexpr int checkpointPages = 1000;

} // namespace attune::store
