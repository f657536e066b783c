-- Nothing can be kept that could not be before.
update clocks set since_boot = since_boot;
