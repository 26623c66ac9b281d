//! Files in all shapes, and what is wrong with them.
use super::*;

#[tokio::test]
async fn bad_rows_are_told_with_line_and_reason_and_stop_nothing() {
    let world = World::new();
    let good = row(&ROW);
    let late = good.replace("2019-09-24", "24.09.2019");
    let future = good.replace("2019-09-24", "2031-09-24");
    let bell = good.replace("twice", "tw\u{7}ice");
    let no_id = row(&Row { id: "", ..ROW });
    let mut bytes = format!("{HEADER}\n{late}\n1,2\n{future}\n{bell}\n{no_id}\n").into_bytes();
    bytes.extend_from_slice(b"2019-09-24,caf\xe9,,,,,,,,,,,,,,,,\n\n");
    bytes.extend_from_slice(format!("{good}\n").as_bytes());
    assert_eq!(world.import(&bytes).await, "1 created, 0 updated, 6 rejected in 0.0 s");
    let rejects = world.rejects();
    let told: Vec<(&str, &str)> = rejects
        .iter()
        .map(|reject| (reject[0].as_str(), reject[1].split(':').next().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("2", "bad_date"),
            ("4", "wrong_columns"),
            ("5", "bad_date"),
            ("7", "text_control"),
            ("9", "missing_value"),
            ("11", "text_encoding"),
        ]
    );
    assert_eq!(rejects[0][2], late);
    assert_eq!(rejects[3][1], "text_control: Consumer complaint narrative holds U+0007");
}

#[tokio::test]
async fn long_texts_are_kept_as_far_as_they_may_be() {
    let world = World::new();
    let long: &'static str = "word ".repeat(12_799).leak();
    let longest = Row { narrative: long, ..ROW };
    let too_long: &'static str = "x".repeat(64_001).leak();
    let too_long = Row { narrative: too_long, id: "2", ..ROW };
    let title = row(&Row { id: "3", ..ROW }).replace("Late fee", &"fee ".repeat(100));
    let text = format!("{}{title}\n", csv(&[longest, too_long]));
    assert_eq!(world.import(text).await, "2 created, 0 updated, 1 rejected in 0.0 s");
    let all = world.complaints().await;
    assert_eq!(all[0].description, long.trim());
    assert_eq!(all[1].title.chars().count(), 200);
    assert!(all[1].title.ends_with('…'));
    let whole = format!("Fees or interest: {}", "fee ".repeat(100));
    assert!(all[1].description.starts_with(whole.trim_end()));
    assert!(world.rejects()[0][1].starts_with("text_too_long: description"));
}

#[tokio::test]
async fn files_come_in_many_shapes() {
    let world = World::new();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(format!("\u{feff}{}", csv(&[ROW])).as_bytes()).unwrap();
    let file = world.file("x.csv.gz", gzip.finish().unwrap());
    let summary = import_complaints(&world.db, &world.options(file, "cfpb")).await.unwrap();
    assert_eq!(summary.created, 1);

    let latin = Row { company: "Café", id: "2", ..ROW };
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(csv(&[latin]).leak());
    let mut options = world.options(world.file("latin.csv", &bytes), "cfpb");
    assert_eq!(import_complaints(&world.db, &options).await.unwrap().rejected, 1);
    options.encoding = Some("latin-1".to_owned());
    assert_eq!(import_complaints(&world.db, &options).await.unwrap().created, 1);
    let names = world.read(|conn| firms::table.select(firms::name).load::<String>(conn)).await;
    assert!(names.contains(&"Café".to_owned()), "{names:?}");
}

#[tokio::test]
async fn a_wrong_file_gets_one_sentence() {
    let world = World::new();
    let lacks = world.refused("sales.csv", "InvoiceNo,StockCode,Date received\n1,2,3\n").await;
    let expected =
        "sales.csv lacks the columns \"Complaint ID\", \"Company\", \"State\", \"ZIP code\",";
    assert!(lacks.starts_with(expected), "{lacks}");
    assert!(lacks.ends_with("11 more that the map cfpb reads"), "{lacks}");
    let old = world.refused("old.csv", format!("{OLD_HEADER}\n")).await;
    assert!(old.ends_with("that the map cfpb reads; it would fit the map cfpb-2013"), "{old}");
    for (name, bytes, said) in [
        ("x.bin", &b"\x00\x01\x02\x03"[..], "x.bin is not a CSV file"),
        ("x.csv", b"caf\xe9,b\n", "x.csv is not UTF-8 text: say its encoding with --encoding"),
        ("x.csv.gz", b"a,b\n", "x.csv.gz is not gzip, although its name ends in .gz"),
        ("x.csv", b"", "x.csv is empty"),
    ] {
        assert_eq!(world.refused(name, bytes).await, said);
    }
    let mut options = world.options(world.file("x.csv", csv(&[ROW])), "nothing");
    let said = import_complaints(&world.db, &options).await.unwrap_err().to_string();
    assert!(said.starts_with("the map nothing does not exist"), "{said}");
    options.map = "cfpb".to_owned();
    options.encoding = Some("klingon".to_owned());
    let said = import_complaints(&world.db, &options).await.unwrap_err().to_string();
    assert!(said.starts_with("the encoding klingon is not known"), "{said}");
    let runs = world.read(|conn| import_batches::table.count().get_result::<i64>(conn)).await;
    assert_eq!(runs, 0, "nothing was written");
}

#[tokio::test]
async fn a_file_that_breaks_off_tells_where() {
    let world = World::new();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    gzip.write_all(csv(&[ROW]).as_bytes()).unwrap();
    let mut bytes = gzip.finish().unwrap();
    bytes.truncate(bytes.len() - 12);
    let said = world.refused("x.csv.gz", bytes).await;
    assert!(said.starts_with("x.csv.gz is damaged after line"), "{said}");
}

#[tokio::test]
async fn a_dry_run_counts_and_writes_nothing() {
    let world = World::new();
    world.import(csv(&[ROW])).await;
    let second = Row { id: "2", ..ROW };
    let text = format!("{}oops\n", csv(&[ROW, second]));
    let mut options = world.options(world.file("x.csv", text), "cfpb");
    options.dry_run = true;
    let summary = import_complaints(&world.db, &options).await.unwrap();
    assert_eq!(summary.to_string(), "1 created, 1 updated, 1 rejected in 0.0 s");
    assert_eq!(world.complaints().await.len(), 1);
    assert_eq!(world.rejects().len(), 1);
}

#[tokio::test]
async fn all_rows_can_go_to_one_vendor() {
    let world = World::new();
    let make = |tx: &mut crate::platform::db::Tx<'_>| {
        organisations::create_organisations(
            tx,
            vec![organisations::NewOrganisation {
                name: "Hydra Castings".to_owned(),
                locale: crate::platform::authz::Locale::En,
                time_zone: "Europe/Berlin".to_owned(),
                sees: crate::platform::authz::Sees::All,
                office_hours: Default::default(),
                setup_done: true,
            }],
        )
    };
    let hydra = world.db.write(&SYSTEM, "test", make).await.unwrap()[0];
    let other = Row { company: "Other", id: "2", ..ROW };
    let mut options = world.options(world.file("x.csv", csv(&[ROW, other])), "cfpb");
    options.vendor_override = Some(hydra);
    assert_eq!(import_complaints(&world.db, &options).await.unwrap().created, 2);
    assert!(world.complaints().await.iter().all(|complaint| complaint.vendor_org == hydra));

    let own = "source = 'helpdesk'\ndelimiter = ';'\ntime_zone = 'Europe/Berlin'\nexternal_id = 'No'\n\
        customer = '{Firm}'\ntitle = '{Text}'\n[vendor]\nslug = 'hydra-castings'\n\
        [received]\ncolumn = 'When'\nformat = '%d.%m.%Y %H:%M'\n";
    let map = world.file("own.toml", own);
    let text = "No;Firm;When;Text\n7;Nord;03.02.2026 08:30;Riss\n";
    let mut options = world.options(world.file("own.csv", text), map.to_str().unwrap());
    options.dry_run = false;
    assert_eq!(import_complaints(&world.db, &options).await.unwrap().created, 1);
    let complaint = world.complaints().await.pop().unwrap();
    let at = Timestamp::from_datetime("2026-02-03T07:30:00Z".parse().unwrap());
    assert_eq!(complaint.submitted_at, Some(at));
    assert_eq!((complaint.status, complaint.title.as_str()), (Status::Submitted, "Riss"));
    assert_eq!(complaint.vendor_org, hydra);
}

#[tokio::test]
async fn a_firm_that_people_use_is_not_written_to_by_name() {
    let world = World::new();
    world.import(csv(&[ROW])).await;
    let claim = |tx: &mut crate::platform::db::Tx<'_>| {
        diesel::update(firms::table).set(firms::claimed_at.eq(Some(tx.now))).execute(tx.conn)?;
        Ok(())
    };
    world.db.write(&SYSTEM, "test", claim).await.unwrap();
    let second = Row { id: "2", ..ROW };
    world.import(csv(&[second])).await;
    let vendors: std::collections::HashSet<_> =
        world.complaints().await.iter().map(|complaint| complaint.vendor_org).collect();
    assert_eq!(vendors.len(), 1, "imported for before: the same");
    let forget = |tx: &mut crate::platform::db::Tx<'_>| {
        diesel::update(external_refs::table)
            .set(external_refs::source.eq("elsewhere"))
            .execute(tx.conn)?;
        Ok(())
    };
    world.db.write(&SYSTEM, "test", forget).await.unwrap();
    let third = Row { id: "3", ..ROW };
    world.import(csv(&[third])).await;
    let vendors: std::collections::HashSet<_> =
        world.complaints().await.iter().map(|complaint| complaint.vendor_org).collect();
    assert_eq!(vendors.len(), 2, "claimed and new to the source: another of the same name");
}
