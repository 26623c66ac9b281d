//! The whole URL tree: every feature's part of the table, in one place.
use crate::features::{
    activities, aftercare, agreements, commitments, complaints, customers, decisions, demands,
    digests, disputes, documents, figures, finder, ideas, identity, imports, insights,
    installation, interactions, issues, links, meetings, merges, ndas, notices, notifications,
    orders, organisations, overviews, privacy, programmes, projects, proof, quality, records,
    requirements, rules, segments, studies, surveys, tasks,
};
use crate::platform::http::Route;

/// All routes. OpenAPI, the authorisation matrix and the 405 answer read the same table.
pub fn table() -> Vec<Route> {
    let mut table = Vec::new();
    table.extend(identity::routes());
    table.extend(organisations::routes());
    table.extend(agreements::routes());
    table.extend(complaints::routes());
    table.extend(finder::routes());
    table.extend(links::routes());
    table.extend(issues::routes());
    table.extend(ideas::routes());
    table.extend(surveys::routes());
    table.extend(studies::routes());
    table.extend(activities::routes());
    table.extend(customers::routes());
    table.extend(merges::routes());
    table.extend(privacy::routes());
    table.extend(overviews::routes());
    table.extend(interactions::routes());
    table.extend(insights::routes());
    table.extend(demands::routes());
    table.extend(orders::routes());
    table.extend(imports::uploads::api::routes());
    table.extend(figures::routes());
    table.extend(segments::routes());
    table.extend(rules::routes());
    table.extend(commitments::routes());
    table.extend(quality::routes());
    table.extend(disputes::routes());
    table.extend(meetings::routes());
    table.extend(projects::routes());
    table.extend(requirements::routes());
    table.extend(decisions::routes());
    table.extend(programmes::routes());
    table.extend(digests::routes());
    table.extend(documents::routes());
    table.extend(ndas::routes());
    table.extend(tasks::routes());
    table.extend(aftercare::routes());
    table.extend(records::routes());
    table.extend(notices::routes());
    table.extend(notifications::routes());
    table.extend(installation::routes());
    table.extend(proof::routes());
    table.extend(super::health::routes());
    table
}

/// Whether a path is in the table under another method.
pub fn knows_path(table: &[Route], path: &str) -> bool {
    table.iter().any(|route| fits(route.path, path))
}

fn fits(pattern: &str, path: &str) -> bool {
    let mut asked = path.split('/');
    let fits = pattern.split('/').all(|part| {
        asked
            .next()
            .is_some_and(|segment| part.starts_with('{') && !segment.is_empty() || part == segment)
    });
    fits && asked.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_fits_segment_by_segment() {
        assert!(fits("/api/v1/complaints/{id}", "/api/v1/complaints/7"));
        assert!(!fits("/api/v1/complaints/{id}", "/api/v1/complaints/"));
        assert!(!fits("/api/v1/complaints/{id}", "/api/v1/complaints/7/actions"));
        assert!(!fits("/api/v1/complaints", "/api/v1/complaints/7"));
    }

    #[test]
    fn no_route_stands_twice() {
        let table = table();
        for (index, one) in table.iter().enumerate() {
            let twice = table
                .iter()
                .skip(index + 1)
                .any(|other| other.method == one.method && other.path == one.path);
            assert!(!twice, "{one:?} stands twice");
        }
    }
}
