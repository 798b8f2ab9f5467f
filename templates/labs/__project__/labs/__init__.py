"""The labs of the course: what labcheck looks at, and where labreset goes."""
