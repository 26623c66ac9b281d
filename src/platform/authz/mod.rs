//! Who acts, for which organisation, and what that allows.
//!
//! A [`Scope`] can be built only here, from a membership that is active, by the sign-in extractor
//! ([`crate::platform::auth`]); every read of an organisation's data starts from it. What the
//! program does of itself acts as [`System`], with a reason that stands in the audit.
use std::sync::Arc;

use crate::id_type;
use crate::text_enum;

id_type!(
    /// A firm.
    OrganisationId
);
id_type!(
    /// Somebody who signs in.
    PersonId
);
id_type!(
    /// A person's place in an organisation: whoever acts, acts as one of these.
    MembershipId
);
id_type!(
    /// A sign-in that can be ended.
    SessionId
);

text_enum! {
    /// A person's place in an organisation, from all rights to reading alone.
    pub enum Role {
        Owner = "owner",
        Admin = "admin",
        Manager = "manager",
        Member = "member",
        Observer = "observer",
    }
}

text_enum! {
    /// Which of their organisation's records members and observers see.
    pub enum Sees {
        All = "all",
        Team = "team",
        Own = "own",
    }
}

text_enum! {
    /// A language of the interface.
    pub enum Locale {
        En = "en",
        Ru = "ru",
    }
}

text_enum! {
    /// What a role allows, over all records; what may be done with one record is its feature's table.
    pub enum Capability {
        /// Write messages and act on records.
        Write = "write",
        /// File complaints for the own side.
        FileComplaint = "file_complaint",
        /// File for a customer, by phone.
        FileForCustomer = "file_for_customer",
        Assign = "assign",
        Export = "export",
        ManagePeople = "manage_people",
        ManageOrganisation = "manage_organisation",
        ManageRelationships = "manage_relationships",
    }
}

impl Role {
    /// The one table of what each role may do.
    pub fn allows(self, capability: Capability) -> bool {
        use Capability as C;
        match self {
            Self::Owner | Self::Admin => true,
            Self::Manager => !matches!(capability, C::ManageOrganisation | C::ManagePeople),
            Self::Member => {
                matches!(
                    capability,
                    C::Write | C::FileComplaint | C::FileForCustomer | C::Assign | C::Export
                )
            }
            Self::Observer => matches!(capability, C::Export),
        }
    }

    /// Owners, admins and managers see every record of their organisation.
    pub fn sees_all(self) -> bool {
        matches!(self, Self::Owner | Self::Admin | Self::Manager)
    }
}

/// What a scope is made of; the extractor fills it from rows it has just checked.
#[derive(Debug, Clone)]
pub struct ScopeParts {
    pub organisation: OrganisationId,
    pub organisation_name: String,
    pub membership: MembershipId,
    pub person: PersonId,
    pub person_name: String,
    pub role: Role,
    pub sees: Sees,
    pub team: Option<String>,
    pub locale: Locale,
    pub time_zone: String,
    /// False for an API token without the scope `write`.
    pub may_write: bool,
    /// The browser session behind this, if it is not an API token.
    pub session: Option<SessionId>,
    /// Changes whenever rights of this membership change; part of every cache key.
    pub epoch: i32,
}

/// One person acting for one organisation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Scope(Arc<ScopeParts>);

impl Scope {
    /// Only the sign-in extractor and the live socket call this, right after checking the rows.
    pub(in crate::platform) fn new(parts: ScopeParts) -> Self {
        Self(Arc::new(parts))
    }

    /// For unit tests alone: outside of them a scope comes from rows that were just checked.
    #[cfg(test)]
    pub(crate) fn for_tests(parts: ScopeParts) -> Self {
        Self(Arc::new(parts))
    }

    /// Somebody with this role in an organisation, for unit tests of rules.
    #[cfg(test)]
    pub(crate) fn of_role(organisation: OrganisationId, role: Role) -> Self {
        Self::for_tests(ScopeParts {
            organisation,
            organisation_name: "Northwind".to_owned(),
            membership: MembershipId::generate(),
            person: PersonId::generate(),
            person_name: "Ann".to_owned(),
            role,
            sees: Sees::All,
            team: None,
            locale: Locale::En,
            time_zone: "UTC".to_owned(),
            may_write: true,
            session: None,
            epoch: 1,
        })
    }

    pub fn org(&self) -> OrganisationId {
        self.0.organisation
    }

    pub fn org_name(&self) -> &str {
        &self.0.organisation_name
    }

    pub fn membership(&self) -> MembershipId {
        self.0.membership
    }

    pub fn person(&self) -> PersonId {
        self.0.person
    }

    pub fn person_name(&self) -> &str {
        &self.0.person_name
    }

    pub fn role(&self) -> Role {
        self.0.role
    }

    pub fn sees(&self) -> Sees {
        if self.0.role.sees_all() { Sees::All } else { self.0.sees }
    }

    pub fn team(&self) -> Option<&str> {
        self.0.team.as_deref()
    }

    pub fn locale(&self) -> Locale {
        self.0.locale
    }

    pub fn time_zone(&self) -> &str {
        &self.0.time_zone
    }

    pub fn session(&self) -> Option<SessionId> {
        self.0.session
    }

    pub fn epoch(&self) -> i32 {
        self.0.epoch
    }

    /// False for an API token without the scope `write`.
    pub fn may_write(&self) -> bool {
        self.0.may_write
    }

    /// Whether the role, and the token if there is one, allow it.
    pub fn may(&self, capability: Capability) -> bool {
        (self.0.may_write || capability == Capability::Export) && self.0.role.allows(capability)
    }

    /// `forbidden` unless [`Scope::may`].
    pub fn require(&self, capability: Capability) -> Result<(), crate::platform::problem::Problem> {
        if self.may(capability) {
            Ok(())
        } else {
            Err(crate::platform::problem::Problem::forbidden())
        }
    }
}

/// The program acting of itself: sign-in, workers, imports, the command line.
#[derive(Debug, Clone, Copy)]
pub struct System {
    /// Why, in one word; the audit keeps it with the action.
    pub reason: &'static str,
}

/// Whoever a transaction is written for, as the audit names them.
#[derive(Debug, Clone, Copy, Default)]
pub struct AuditWho {
    pub organisation: Option<OrganisationId>,
    pub person: Option<PersonId>,
    pub membership: Option<MembershipId>,
}

/// A [`Scope`] or the [`System`].
pub trait Acting {
    fn who(&self) -> AuditWho;
}

impl Acting for Scope {
    fn who(&self) -> AuditWho {
        AuditWho {
            organisation: Some(self.org()),
            person: Some(self.person()),
            membership: Some(self.membership()),
        }
    }
}

impl Acting for System {
    fn who(&self) -> AuditWho {
        AuditWho::default()
    }
}
