DROP TABLE account_marks;
