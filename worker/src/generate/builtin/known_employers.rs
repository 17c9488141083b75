//! Large employers and charities by name: those that are typed in lower case, and whose names are everyday words or towns otherwise.

use foldhash::HashMap;
use std::sync::LazyLock;

use super::clean::is_one_of;
use crate::english::words;

/// The name as its bearer writes it, for whatever case it is typed in.
pub fn written(typed: &str) -> Option<&'static str> {
    BY_KEY.get(folded(typed).as_str()).copied()
}

/// The employer at the front of the words, as its bearer writes it, and what is left: `Tesco` and `cashier`. None where the name could
/// say what was worked with: `apple picker`, `SAP consultant`, `BMW technician`.
pub fn leading(text: &str) -> Option<(&'static str, &str)> {
    const MOST_WORDS: usize = 4;
    const WORKED_WITH: &str = "google microsoft oracle sap ibm bmw honda toyota ford nissan mercedes siemens bosch samsung";
    let ends = text.match_indices(' ').map(|(at, _)| at).take(MOST_WORDS);
    let (employer, rest) = ends
        .filter_map(|at| Some((written(&text[..at])?, text[at..].trim_start())))
        .last()?;
    let name = employer.to_lowercase();
    let plain = !name.contains(' ') && name != "amazon" && words::is_common(&name);
    (!plain && !is_one_of(&name, WORKED_WITH)).then_some((employer, rest))
}

/// The name in small letters, with one kind of apostrophe and no spaces around an ampersand.
fn folded(name: &str) -> String {
    name.to_lowercase().replace('’', "'").replace(" & ", "&")
}

static BY_KEY: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let names = NAMES.split(", ").chain(CHARITIES.split(", "));
    names.map(|name| (folded(name), name)).collect()
});

/// The largest chains and firms that people of many countries name as their employers.
const NAMES: &str = "Accenture, Adidas, ADT, Aldi, Amazon, American Airlines, An Post, Apple, Argos, Asda, Aviva, B&M, B&Q, Balfour Beatty, \
    Barclays, Barnes & Noble, Bath & Body Works, BBC, Bella Italia, Best Buy, Big W, BMW, Boeing, Boots, Bosch, BP, British Airways, British Gas, BT, \
    Bunnings, Burger King, Capgemini, Caffe Nero, Canada Post, Capita, Carphone Warehouse, Carrefour, Checkers, Chevron, Chick-fil-A, Chipotle, \
    Circle K, Citi, Coca Cola, Coles, Compass Group, Co-op, Costa, Costa Coffee, Costco, Currys, CVS, Dairy Queen, Deliveroo, Deloitte, Deutsche Post, DHL, \
    Dollar General, Dollar Tree, Dominos, Domino's, DPD, Dunelm, Dunkin Donuts, Edeka, EE, Emirates, Etihad, Evri, EY, Family Dollar, FedEx, Five Guys, \
    Foot Locker, Ford, Fortnum & Mason, G4S, Gap, General Electric, General Motors, Google, Greggs, H&M, Halfords, Harrods, Hermes, Hertz, \
    Hilton, HMRC, HMV, Hobby Lobby, Holiday Inn, Holland & Barrett, Home Bargains, Home Depot, Honda, House of Fraser, HSBC, Hyatt, IBM, Iceland, IKEA, \
    In-N-Out, Infosys, JD Sports, John Lewis, Just Eat, Kaufland, KFC, Kmart, Kroger, L'Oreal, Lloyds, Lidl, Little Caesars, Lowe's, M&S, Marks & Spencer, \
    Marks and Spencer, Marriott, McDonald's, McDonalds, Mercedes, Microsoft, Mitie, Morrisons, Nando's, Nandos, National Express, National Grid, \
    Nationwide, NatWest, Nestle, Network Rail, New Look, Next, NHS, Nike, Nissan, O2, Ocado, Office Depot, Old Navy, Olive Garden, Oracle, \
    Orange, Outback Steakhouse, P&O, Panda Express, Papa Johns, PC World, Penneys, Pets at Home, Pick n Pay, Pizza Express, Pizza Hut, Planet Fitness, \
    Popeyes, Post Office, Poundland, Premier Inn, Pret, Pret a Manger, Primark, Publix, Qantas, Rewe, Rio Tinto, River Island, Royal Mail, \
    Ryanair, Safeway, Sainsbury's, Sainsburys, Samsung, Santander, SAP, Screwfix, Securitas, Serco, Shell, Shoprite, Siemens, Sky, Smyths, Sodexo, Sony, \
    Spar, Specsavers, Sports Direct, Staples, Starbucks, Stagecoach, Subway, Superdrug, T-Mobile, Taco Bell, Target, Taylor Wimpey, TCS, \
    Tesco, Tesco Express, Tim Hortons, TK Maxx, Toyota, Toys R Us, Trader Joe's, Travelodge, Travis Perkins, TUI, Uber, Uber Eats, Unilever, UPS, Urban Outfitters, USPS, \
    Vans, Verizon, Virgin, Virgin Media, Virgin Active, Vodafone, Wagamama, Waitrose, Walgreens, Walmart, Waterstones, Wells Fargo, Wendy's, Wetherspoons, Whole Foods, \
    Whole Foods Market, Wickes, Wilko, Wipro, Woolworths, World Duty Free, Yodel, Zara";

/// The organisations that people of many countries volunteer for.
const CHARITIES: &str = "Age UK, AmeriCorps, Amnesty International, Barnardo's, Barnardos, Battersea Dogs Home, Big Brothers Big Sisters, Boy Scouts, Boys Brigade, \
    British Heart Foundation, British Red Cross, Cancer Research, Cancer Research UK, Cats Protection, Citizens Advice, Crisis, Doctors Without Borders, Dogs Trust, \
    FareShare, Feeding America, Friends of the Earth, Girl Guides, Girl Scouts, Girlguiding, Goodwill, Greenpeace, Habitat for Humanity, Help the Aged, Lions Club, Macmillan, \
    Marie Curie, Meals on Wheels, Mind, National Trust, NSPCC, Oxfam, Parkrun, Peace Corps, PTA, Raleigh International, Red Cross, RNLI, Rotary Club, RSPB, RSPCA, \
    Salvation Army, Samaritans, Save the Children, Scope, Scouts, Shelter, Special Olympics, SPCA, St John Ambulance, Sue Ryder, Surfers Against Sewage, Teach First, \
    Teach for America, Teach for India, Trussell Trust, UNICEF, United Way, WWF, YMCA, YWCA";
