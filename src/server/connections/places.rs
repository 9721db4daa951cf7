//! Places: who is connected, and who goes when there is no more room.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

use crate::server::connections::activity::Activity;
use crate::server::connections::limits::ConnectionLimits;

/// All open connections of a service.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    taken: Arc<Mutex<Taken>>,
    limits: Arc<ConnectionLimits>,
}

#[derive(Debug, Default)]
struct Taken {
    next: u64,
    connections: HashMap<u64, Connection>,
}

#[derive(Debug)]
struct Connection {
    address: IpAddr,
    activity: Arc<Activity>,
}

/// The place of one connection, until it is dropped.
#[derive(Debug)]
pub(crate) struct Place {
    number: u64,
    activity: Arc<Activity>,
    taken: Arc<Mutex<Taken>>,
}

impl Places {
    /// A service without connections.
    pub(crate) fn new(limits: Arc<ConnectionLimits>) -> Self {
        Self {
            taken: Arc::default(),
            limits,
        }
    }

    /// A place for a newcomer. If there is no more room, the connection that has been idle for the
    /// longest time is closed, of the same address if this address has too many; `None` if none is
    /// idle. Linear in the connections.
    pub(crate) fn enter(&self, address: IpAddr) -> Option<Place> {
        let mut taken = locked(&self.taken);
        let most = self.limits.connections_of_an_address;
        if !address.is_loopback() && taken.of(address).count() >= most {
            let oldest = self.longest_idle(taken.of(address))?;
            taken.close(oldest);
        }
        if taken.connections.len() >= self.limits.connections {
            let oldest = self.longest_idle(taken.connections.iter())?;
            taken.close(oldest);
        }
        let number = taken.next;
        taken.next += 1;
        let activity = Arc::new(Activity::new());
        taken.connections.insert(
            number,
            Connection {
                address,
                activity: Arc::clone(&activity),
            },
        );
        Some(Place {
            number,
            activity,
            taken: Arc::clone(&self.taken),
        })
    }

    fn longest_idle<'a>(
        &self,
        connections: impl Iterator<Item = (&'a u64, &'a Connection)>,
    ) -> Option<u64> {
        let idle = connections.filter_map(|(number, connection)| {
            let since = connection.activity.idle_since(self.limits.stalled_time)?;
            Some((since, *number))
        });
        idle.min().map(|(_, number)| number)
    }
}

impl Taken {
    fn of(&self, address: IpAddr) -> impl Iterator<Item = (&u64, &Connection)> {
        self.connections
            .iter()
            .filter(move |(_, connection)| connection.address == address)
    }

    /// Asks a connection to close; its place is free at once.
    fn close(&mut self, number: u64) {
        if let Some(connection) = self.connections.remove(&number) {
            connection.activity.close();
        }
    }
}

impl Place {
    /// What the connection is doing.
    pub(crate) fn activity(&self) -> &Arc<Activity> {
        &self.activity
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        locked(&self.taken).connections.remove(&self.number);
    }
}

fn locked(taken: &Mutex<Taken>) -> MutexGuard<'_, Taken> {
    taken.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;
    use std::time::Duration;

    use super::*;
    use crate::server::connections::activity::Answering;

    fn places(connections: usize, connections_of_an_address: usize) -> Places {
        Places::new(Arc::new(ConnectionLimits {
            connections,
            connections_of_an_address,
            stalled_time: Duration::ZERO,
            ..ConnectionLimits::default()
        }))
    }

    fn address(last: u8) -> IpAddr {
        Ipv4Addr::new(192, 0, 2, last).into()
    }

    fn entered(places: &Places, last: u8) -> Place {
        let place = places.enter(address(last));
        place.unwrap_or_else(|| panic!("there is no place for {last}"))
    }

    fn numbers(places: &Places) -> Vec<u64> {
        let mut numbers: Vec<u64> = locked(&places.taken).connections.keys().copied().collect();
        numbers.sort_unstable();
        numbers
    }

    #[test]
    fn the_longest_idle_connection_goes_and_nobody_who_is_answered() {
        let places = places(3, 3);
        let first = entered(&places, 1);
        let second = entered(&places, 2);
        let _third = entered(&places, 3);
        let answering = Answering::begin(Arc::clone(first.activity()));
        let fourth = entered(&places, 4);
        assert_eq!(numbers(&places), [0, 2, 3], "the second has gone");
        let others = [&second, &fourth].map(|place| Answering::begin(Arc::clone(place.activity())));
        let _fifth = entered(&places, 5);
        assert_eq!(numbers(&places), [0, 3, 4]);
        drop(answering);
        let _sixth = entered(&places, 6);
        assert_eq!(
            numbers(&places),
            [0, 3, 5],
            "the first waits again, but only since now"
        );
        drop(others);
    }

    #[test]
    fn without_an_idle_connection_there_is_no_place() {
        let places = places(1, 1);
        let only = entered(&places, 1);
        let answering = Answering::begin(Arc::clone(only.activity()));
        assert!(places.enter(address(2)).is_none());
        only.activity().stall();
        assert!(
            places.enter(address(2)).is_some(),
            "who takes nothing is not being answered"
        );
        drop(answering);
    }

    #[test]
    fn one_address_cannot_take_the_places_of_others() {
        let places = places(10, 2);
        let mine = entered(&places, 9);
        let held: Vec<Place> = (0..20).filter_map(|_| places.enter(address(1))).collect();
        assert_eq!(held.len(), 20, "each takes the place of the one before");
        assert_eq!(numbers(&places).len(), 3);
        assert!(numbers(&places).contains(&mine.number));
        let local: Vec<Place> = (0..9)
            .filter_map(|_| places.enter(Ipv4Addr::LOCALHOST.into()))
            .collect();
        assert_eq!(local.len(), 9);
        assert_eq!(numbers(&places).len(), 10, "a proxy stands for everybody");
    }
}
