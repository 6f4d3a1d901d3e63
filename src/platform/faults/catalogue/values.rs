//! Values that are not what was measured: in another unit, empty, far off, stuck.

faults! {
    FIRST: seconds_for_minutes missing_field sentinel;
    FURTHER: missing_at_random outliers out_of_range stuck_sensor sensor_wear unseen_category decimal_comma;
}
