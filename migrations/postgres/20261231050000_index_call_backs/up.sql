-- Who rings again is looked for by the number that is to be called back.
CREATE INDEX activities_vendor_org_reach_idx ON activities (vendor_org, reach);
