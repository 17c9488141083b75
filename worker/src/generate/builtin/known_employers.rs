//! Large employers by name: those that are typed in lower case, and whose names are everyday words or towns otherwise.

use foldhash::HashMap;
use std::sync::LazyLock;

/// The name as its bearer writes it, for whatever case it is typed in.
pub fn written(typed: &str) -> Option<&'static str> {
    BY_KEY.get(folded(typed).as_str()).copied()
}

/// The employer at the front of the words, as its bearer writes it, and what is left: `Tesco` and `cashier`.
pub fn leading(text: &str) -> Option<(&'static str, &str)> {
    const MOST_WORDS: usize = 4;
    let ends = text.match_indices(' ').map(|(at, _)| at).take(MOST_WORDS);
    ends.filter_map(|at| Some((written(&text[..at])?, text[at..].trim_start())))
        .last()
}

/// The name in small letters, with one kind of apostrophe and no spaces around an ampersand.
fn folded(name: &str) -> String {
    name.to_lowercase().replace('’', "'").replace(" & ", "&")
}

static BY_KEY: LazyLock<HashMap<String, &'static str>> =
    LazyLock::new(|| NAMES.split(", ").map(|name| (folded(name), name)).collect());

/// The largest chains and firms that people of many countries name as their employers.
const NAMES: &str = "Accenture, Adidas, ADT, Aldi, Amazon, American Airlines, Apple, Argos, Asda, Aviva, B&M, B&Q, Balfour Beatty, \
    Barclays, Barnes & Noble, Bath & Body Works, BBC, Bella Italia, Best Buy, Big W, BMW, Boeing, Boots, Bosch, BP, British Airways, British Gas, BT, \
    Bunnings, Burger King, Capgemini, Caffe Nero, Canada Post, Capita, Carphone Warehouse, Carrefour, Checkers, Chevron, Chick-fil-A, Chipotle, \
    Circle K, Citi, Coca Cola, Coles, Compass Group, Co-op, Costa, Costa Coffee, Costco, Currys, CVS, Deloitte, Deutsche Post, DHL, \
    Dollar General, Dollar Tree, Dominos, Domino's, DPD, Dunelm, Dunkin Donuts, Edeka, EE, Emirates, Etihad, Evri, EY, Family Dollar, FedEx, Five Guys, \
    Foot Locker, Ford, Fortnum & Mason, G4S, Gap, General Electric, General Motors, Google, Greggs, H&M, Halfords, Harrods, Hermes, Hertz, \
    Hilton, HMRC, HMV, Hobby Lobby, Holiday Inn, Holland & Barrett, Home Bargains, Home Depot, Honda, House of Fraser, HSBC, Hyatt, IBM, Iceland, IKEA, \
    In-N-Out, Infosys, JD Sports, John Lewis, Just Eat, Kaufland, KFC, Kmart, Kroger, L'Oreal, Lloyds, Lidl, Little Caesars, Lowe's, M&S, Marks & Spencer, \
    Marks and Spencer, Marriott, McDonald's, McDonalds, Mercedes, Microsoft, Mitie, Morrisons, Nando's, Nandos, National Express, National Grid, \
    Nationwide, NatWest, Nestle, Network Rail, New Look, Next, NHS, Nike, Nissan, O2, Ocado, Office Depot, Old Navy, Olive Garden, Oracle, \
    Orange, Outback Steakhouse, P&O, Panda Express, Papa Johns, PC World, Penneys, Pets at Home, Pick n Pay, Pizza Express, Pizza Hut, Planet Fitness, \
    Popeyes, Post Office, Poundland, Premier Inn, Pret, Pret a Manger, Primark, Publix, Qantas, Rewe, River Island, Royal Mail, \
    Ryanair, Safeway, Sainsbury's, Sainsburys, Samsung, Santander, SAP, Screwfix, Securitas, Serco, Shell, Shoprite, Siemens, Sky, Smyths, Sodexo, Sony, \
    Spar, Specsavers, Sports Direct, Staples, Starbucks, Stagecoach, Subway, Superdrug, T-Mobile, Taco Target, Taylor Wimpey, TCS, \
    Tesco, Tim Hortons, TK Maxx, Toyota, Toys R Us, Trader Joe's, Travelodge, Travis Perkins, TUI, Uber, Uber Eats, Unilever, UPS, Urban Outfitters, USPS, \
    Vans, Verizon, Virgin, Virgin Media, Virgin Active, Vodafone, Wagamama, Waitrose, Walgreens, Walmart, Waterstones, Wells Fargo, Wendy's, Wetherspoons, Whole Foods, \
    Whole Foods Market, Wickes, Wilko, Wipro, Woolworths, World Duty Free, Yodel, Zara";
