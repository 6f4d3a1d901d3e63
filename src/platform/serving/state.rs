//! Serving in a world: the decision threshold, the queue and its servers, and the devices where the model runs on these.

use super::autoscaler::Autoscaler;
use super::fleet::Fleet;
use super::hosting::Hosting;
use super::inference::{InService, Oversight, answer_minute};
use super::queue::Queue;
use super::scoring::ScoringScratch;
use crate::platform::minute_context::MinuteContext;
use crate::platform::release::Release;
use crate::platform::scenario::Scenario;
use crate::platform::workload::{Minute, Seen};

/// What answers.
#[derive(Clone, Debug)]
pub struct Serving {
    /// From which score on a request is called positive.
    pub threshold: f32,
    /// The model is out of the traffic: the simple rule answers everything.
    pub paused: bool,
    /// The servers.
    pub queue: Queue,
    /// Rents and returns servers, where the model runs in the cloud.
    pub scaler: Option<Autoscaler>,
    /// Which devices have which version, where the model runs on devices.
    pub fleet: Option<Fleet>,
    /// The scores of the minute.
    pub(in crate::platform) scratch: ScoringScratch,
}

impl Serving {
    /// As a system begins: on as many servers as its scenario has.
    pub fn new(scenario: &Scenario) -> Self {
        let (threshold, queue) = (scenario.threshold, Queue::new(scenario.service.servers));
        Self { threshold, paused: false, queue, scaler: None, fleet: None, scratch: ScoringScratch::default() }
    }

    /// The model runs somewhere else from now on, where all devices have this champion.
    pub(in crate::platform) fn move_to(&mut self, hosting: Hosting, scenario: &Scenario, champion: u32) {
        self.queue.everybody_has_one(hosting == Hosting::Devices);
        self.queue.set_servers(hosting.begins_with(&scenario.service));
        self.scaler = (hosting == Hosting::Cloud).then(Autoscaler::default);
        self.fleet = (hosting == Hosting::Devices).then(|| Fleet::new(champion));
    }

    /// Answers the requests of a minute.
    pub(in crate::platform) fn serve(
        &mut self,
        context: &mut MinuteContext<'_>,
        release: &Release,
        oversight: Oversight,
        minute: &mut Minute,
    ) {
        let machines = &context.conditions.machines;
        let service = InService::of(release, self.fleet.as_mut(), self.threshold, oversight).by_customer(release, context.scenario);
        self.queue.go_down(machines.down, f64::from(context.now.0 + 1) * 60_000.0);
        answer_minute(context, &service, &mut self.queue, &mut self.scratch, minute);
        if let Some(probe) = &mut context.probe
            && let Some(answer) = minute.seen.answers.get(probe.row)
        {
            let (place, version) = service.asked_for(answer);
            let read = self.scratch.read(place.index(), minute.seen.served()).part(probe.row..probe.row + 1);
            probe.answered(version, &read, self.threshold);
        }
        let slowed = machines.slowed * service.champion().slowness();
        let times = service.times_asked();
        self.rent_servers(context.scenario, &minute.seen, times, slowed);
    }

    /// Where servers follow the load: as many as there are from the next minute on.
    fn rent_servers(&mut self, scenario: &Scenario, seen: &Seen, times: usize, slowed: f32) {
        let Some(scaler) = &mut self.scaler else { return };
        let asked = if self.paused { 0 } else { seen.blocked.iter().filter(|blocked| !**blocked).count() * times };
        let servers = self.queue.servers();
        let wanted = scaler.look(scenario, asked, slowed, servers);
        if wanted != servers {
            self.queue.set_servers(wanted);
        }
    }

    /// There is a line to decide by, and somebody to answer.
    pub(in crate::platform) fn check_invariants(&self) {
        assert!((0.0..=1.0).contains(&self.threshold), "scores lie on both sides of the line, or on one of them");
        assert!(self.queue.servers() > 0, "there is a server");
    }
}
