"""gongkai: one YAML file is the plan of a government-openness day; notice, tasks and status follow from it."""

__version__ = "0.2.0"
