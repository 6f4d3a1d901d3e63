//! The machines do not do what they should: they are overrun, slow, away, out of memory.

faults! {
    ALL: traffic_peak server_outage feature_store slow_network memory_leak;
}
