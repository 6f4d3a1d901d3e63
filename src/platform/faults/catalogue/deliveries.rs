//! Records that come otherwise than was agreed: with other columns, twice, late, too old.

faults! {
    ALL: column_renamed column_dropped columns_swapped duplicates late_batch stale_feature time_zone;
}
