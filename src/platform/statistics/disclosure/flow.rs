//! A table with its margins as a network in which the answers flow: from the total to the rows, through
//! the cells to the columns, and from these to the total. A suppressed number can be another one exactly
//! when answers can be sent round in a circle through it that touches suppressed numbers only (D.
//! Gusfield, "A graph theoretic approach to statistical data security", SIAM J. Comput. 17, 1988).
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// One number of the table.
#[derive(Debug, Clone)]
pub(super) struct Edge {
    pub tail: usize,
    pub head: usize,
    pub value: u64,
    pub hidden: bool,
    /// A published margin: it is never suppressed to protect a cell.
    pub fixed: bool,
}

pub(super) struct Flow {
    pub edges: Vec<Edge>,
    /// The edges at each node.
    at: Vec<Vec<usize>>,
}

/// Edges in order, each with whether it carries more or less.
struct Route {
    steps: Vec<(usize, bool)>,
    cost: u64,
}

impl Flow {
    pub fn new(nodes: usize, edges: Vec<Edge>) -> Self {
        let mut at = vec![Vec::new(); nodes];
        for (number, edge) in edges.iter().enumerate() {
            for node in [edge.tail, edge.head] {
                if let Some(list) = at.get_mut(node) {
                    list.push(number);
                }
            }
        }
        Self { edges, at }
    }

    /// Suppresses further cells until none of the suppressed numbers is known and each one below `k`
    /// might be `k`; nothing when that cannot be had. Once through is enough: what was suppressed for
    /// one number leaves the others more room, and lies itself on the circle that it was taken for.
    pub fn secure(&mut self, k: u64) -> Option<()> {
        (0..self.edges.len()).try_for_each(|number| self.protect(number, k))
    }

    fn protect(&mut self, number: usize, k: u64) -> Option<()> {
        let edge = self.edges.get(number)?.clone();
        if !edge.hidden {
            return Some(());
        }
        let mut flows: Vec<u64> = self.edges.iter().map(|edge| edge.value).collect();
        let small = edge.value < k;
        let mut needed = if small { k - edge.value } else { 1 };
        while needed > 0 {
            let more = self.route(&flows, edge.head, edge.tail, number);
            let less = if small { None } else { self.route(&flows, edge.tail, edge.head, number) };
            let route = [more, less].into_iter().flatten().min_by_key(|route| route.cost)?;
            needed -= push(&mut flows, &route.steps, needed);
            self.hide(&route.steps);
        }
        Some(())
    }

    fn hide(&mut self, steps: &[(usize, bool)]) {
        for (number, _) in steps {
            if let Some(edge) = self.edges.get_mut(*number) {
                edge.hidden = true;
            }
        }
    }

    /// The way from one node to another that suppresses the fewest answers more, by Dijkstra.
    fn route(&self, flows: &[u64], from: usize, to: usize, without: usize) -> Option<Route> {
        let mut best: Vec<Option<u64>> = vec![None; self.at.len()];
        let mut via: Vec<Option<(usize, bool)>> = vec![None; self.at.len()];
        let mut open = BinaryHeap::from([Reverse((0_u64, from))]);
        *best.get_mut(from)? = Some(0);
        while let Some(Reverse((cost, node))) = open.pop() {
            if node == to {
                return Some(Route { steps: self.back(&via, from, to), cost });
            }
            if best.get(node).copied().flatten().is_none_or(|least| least < cost) {
                continue;
            }
            for number in self.at.get(node)?.iter().copied().filter(|number| *number != without) {
                let edge = self.edges.get(number)?;
                let forward = edge.tail == node;
                let blocked = !forward && flows.get(number).copied().unwrap_or(0) == 0;
                if edge.fixed || blocked {
                    continue;
                }
                let next = if forward { edge.head } else { edge.tail };
                let total = cost.saturating_add(if edge.hidden { 0 } else { edge.value.max(1) });
                if best.get(next)?.is_none_or(|least| total < least) {
                    *best.get_mut(next)? = Some(total);
                    *via.get_mut(next)? = Some((number, forward));
                    open.push(Reverse((total, next)));
                }
            }
        }
        None
    }

    fn back(&self, via: &[Option<(usize, bool)>], from: usize, to: usize) -> Vec<(usize, bool)> {
        let mut steps = Vec::new();
        let mut node = to;
        while node != from {
            let Some((number, forward)) = via.get(node).copied().flatten() else { break };
            let Some(edge) = self.edges.get(number) else { break };
            steps.push((number, forward));
            node = if forward { edge.tail } else { edge.head };
        }
        steps
    }
}

/// Sends as much as is needed and the way bears, which is at least one; how much it was.
fn push(flows: &mut [u64], steps: &[(usize, bool)], needed: u64) -> u64 {
    let taken = steps.iter().filter(|(_, forward)| !forward);
    let least = taken.filter_map(|(number, _)| flows.get(*number).copied()).min();
    let sent = least.map_or(needed, |least| least.min(needed));
    for (number, forward) in steps {
        if let Some(flow) = flows.get_mut(*number) {
            *flow = if *forward { flow.saturating_add(sent) } else { flow.saturating_sub(sent) };
        }
    }
    sent
}
