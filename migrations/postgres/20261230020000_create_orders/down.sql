DROP TABLE order_complaints;
DROP TABLE order_lines;
DROP TABLE sales_orders;
DROP TABLE products;
DROP TABLE order_import_changes;
DROP TABLE order_imports;
