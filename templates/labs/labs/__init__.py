"""The labs of the course: labcheck and labreset. They import nothing of the project."""
