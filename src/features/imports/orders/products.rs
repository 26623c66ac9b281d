//! Reading products: one row, one product.
use std::collections::HashSet;

use tokio::sync::mpsc::Sender;

use super::super::bind::{BoundChoice, choice, limited, missing, template};
use super::super::model::ImportError;
use super::super::rejects::Rejects;
use super::super::template::{Columns, Template};
use super::SalesOptions;
use super::map::{LoadedMap, ProductMap};
use super::table::{Next, Table};
use crate::features::orders::model::ProductStatus;
use crate::features::orders::service::ImportedProduct;

/// Rows in one transaction.
const CHUNK: usize = 2_000;

/// A file whose header fits its map.
pub(super) struct ProductReader {
    table: Table,
    sku: Template,
    name: Template,
    category: Template,
    status: Option<BoundChoice<ProductStatus>>,
}

impl ProductReader {
    pub fn open(
        options: &SalesOptions,
        loaded: &LoadedMap<ProductMap>,
    ) -> Result<Self, ImportError> {
        let map = &loaded.map;
        let table = Table::open(&options.file, options.encoding.as_deref(), map.delimiter)?;
        let mut columns = Columns::new(table.names.clone());
        let sku = Template::new(&map.sku, &mut columns);
        let name = Template::new(&map.name, &mut columns);
        let category = template(map.category.as_ref(), &mut columns);
        let status = map.status.as_ref().map(|map| choice(map, &mut columns));
        let missing = columns.into_missing();
        if missing.is_empty() {
            Ok(Self { table, sku, name, category, status })
        } else {
            Err(table.lacks(&missing, &loaded.name))
        }
    }

    /// Sends all products in chunks in which no number stands twice; gives the number of rejects.
    pub fn run(
        mut self,
        chunks: &Sender<Vec<ImportedProduct>>,
        mut rejects: Rejects,
    ) -> Result<u64, ImportError> {
        let mut chunk: Vec<ImportedProduct> = Vec::new();
        let mut seen = HashSet::new();
        loop {
            match self.table.next()? {
                Next::End => break,
                Next::Bad(reject) => rejects.add(&reject)?,
                Next::Row(line) => match self.read() {
                    Err(reason) => rejects.add(&self.table.reject(line, reason))?,
                    Ok(product) if !seen.insert(product.sku.clone()) => {
                        let reason = "repeated: a row before has this number".to_owned();
                        rejects.add(&self.table.reject(line, reason))?;
                    }
                    Ok(product) => chunk.push(product),
                },
            }
            if chunk.len() == CHUNK && chunks.blocking_send(std::mem::take(&mut chunk)).is_err() {
                return rejects.finish();
            }
        }
        if !chunk.is_empty() {
            // Nobody listens any more: the writer has failed and tells why.
            let _failed = chunks.blocking_send(chunk);
        }
        rejects.finish()
    }

    fn read(&self) -> Result<ImportedProduct, String> {
        let row = self.table.row()?;
        let needed = |what: &str, template: &Template, most| {
            let text = template.fill(&row).ok_or_else(|| missing(what))?;
            limited(what, text, most)
        };
        let status = self.status.as_ref().map_or(Ok(None), |choice| choice.pick(&row))?;
        Ok(ImportedProduct {
            sku: needed("sku", &self.sku, 100)?,
            name: needed("name", &self.name, 200)?,
            status: status.unwrap_or(ProductStatus::Active),
            category: self
                .category
                .fill(&row)
                .map(|text| limited("category", text, 100))
                .transpose()?,
        })
    }
}
