"""The invented village 示例村: its people, its promises and its year 2022."""
