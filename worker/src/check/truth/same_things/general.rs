//! General words, each with what it stands for: who sells jeans sells clothes, and who sells clothes need not sell jeans.

/// One of these and one of those behind it can mean the same; two of those behind it cannot.
pub const GENERAL: &[(&str, &str)] = &[
    (
        "clothes clothing garment apparel",
        "jean shirt trousers pants dress skirt coat jacket suit blouse jumper sweater sock uniform blazer",
    ),
    (
        "jewellery jewelry",
        "ring necklace bracelet earring brooch pendant",
    ),
    (
        "flower",
        "roses tulip lily daffodil carnation orchid dahlia bulb",
    ),
    (
        "livestock",
        "cow calf cattle pig sheep lamb goat hen chicken poultry horse",
    ),
    (
        "pastry",
        "muffin croissant doughnut donut scone tart pie bun danish",
    ),
    ("food", "burger pizza chips fries sandwich soup salad curry"),
    (
        "furniture",
        "sofa couch wardrobe cupboard table chair bed shelf desk",
    ),
    ("plumbing", "pipe tap faucet boiler radiator toilet"),
    ("electrical", "socket light switch wiring fuse lamp"),
    ("lorry", "semi artic"),
];
