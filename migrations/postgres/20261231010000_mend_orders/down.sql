DROP TABLE order_uploads;
