//! Names of degrees, schools, trades and fields of study in the languages that people write beside English.

/// A word (comparison key), and what it is in English; entries end in `;`.
pub const IN_ENGLISH: &str = "\
    lisans bachelor bachelors undergraduate; licenciatura bachelor bachelors; licenciado bachelor bachelors; licenciada bachelor bachelors; \
    licencjat bachelor bachelors; laurea bachelor bachelors degree; triennale bachelor bachelors; grado bachelor bachelors degree; \
    graduacao bachelor bachelors degree undergraduate; bacharelado bachelor bachelors; bakalavr bachelor bachelors; bakalar bachelor bachelors; \
    kandidat bachelor bachelors; kandidatexamen bachelor bachelors; hbo bachelor bachelors; sarjana bachelor bachelors; \
    lisansustu postgraduate; maestria master masters; mestrado master masters; magistrale master masters; magister master masters; \
    magistr master masters; specialistica master masters; mastere master masters; maitrise master masters; \
    doctorat doctorate doctoral phd; doctorado doctorate doctoral phd; doutorado doctorate doctoral phd; doutoramento doctorate doctoral phd; \
    dottorato doctorate doctoral phd; doktorat doctorate doctoral phd; doktora doctorate doctoral phd; \
    bac baccalaureate baccalaureat; baccalaureat baccalaureate; pro professionnel professionnelle; professionnelle professional; \
    professionnel professional; mention honours honors; lehre apprenticeship vocational training; \
    berufslehre apprenticeship vocational training; berufsausbildung apprenticeship vocational training; ausbildung apprenticeship vocational training; \
    lehrling apprentice apprenticeship; azubi apprentice apprenticeship; efz apprenticeship; leerling apprentice; apprentissage apprenticeship; apprenti apprentice apprenticeship; \
    aprendizaje apprenticeship; alternance apprenticeship work study; gesellenbrief journeyman; gesellenprufung journeyman; geselle journeyman; meisterbrief master; \
    meister master; hauptschulabschluss secondary school leaving; realschulabschluss secondary school leaving; mittlere secondary; \
    abitur secondary high school; matura secondary high school; maturita secondary high school; bachillerato high secondary school; \
    preparatoria high school; prepa high school; secundaria secondary high school; technikum technical secondary school college; technicum technical secondary school college; tekhnikum technical secondary school college; tehnikum technical secondary school college; \
    mechaniczne mechanical; mechaniczny mechanical; elektryczne electrical; budowlane building construction; uchilishche college school; kolledzh college; liceum secondary high school; liceo secondary high school; lycee secondary high school; licej secondary high school; \
    zawodowa vocational; sixieme sixth; terminale final; berufsschule vocational school; hochschule university; fachhochschule university applied sciences; \
    politecnico polytechnic; politechnika technical polytechnic university; \
    lisesi highschool; technicien technician; tecnico technician technical; tecnica technical; tecnologo technologist; technische technical technology; technik technology engineering; \
    ingenieur engineer engineering; ingeniero engineer engineering; engenheiro engineer engineering; ingegnere engineer engineering; inzynier engineer engineering; \
    muhendisligi engineering; muhendislik engineering; genie engineering; bauingenieur civil engineering; wirtschaftsingenieur industrial engineering; \
    mimarlik architecture; hukuk law; isletme business administration; iktisat economics; bilgisayar computer; hemsirelik nursing; \
    logistique logistics; logistik logistics; spedition freight forwarding; reseaux networks network networking; reseau network networking; redes networks networking; netzwerke networks; \
    fachinformatiker it specialist information technology; systemintegration systems integration; anwendungsentwicklung application development; \
    wirtschaftsinformatik business information systems informatics; gestion management; gerencia management; negocios business; empresas business; aziendale business; \
    entreprises business; affaires business; wirtschaft economics business; vente sales; ventas sales; handel trade commerce; \
    comercio commerce trade; kaufmann clerk business management; kauffrau clerk business management; industriekaufmann industrial clerk; \
    industriekauffrau industrial clerk; burokaufmann office clerk; burokauffrau office clerk; buromanagement office management; einzelhandel retail; hotelfach hotel; \
    hotelfachfrau hotel hospitality; hotelfachmann hotel hospitality; hotellerie hospitality hotel; hosteleria hospitality; alberghiero hotel hospitality; restauration catering restaurant; \
    koch cook cooking; kochin cook cooking; backer baker baking bakery; backerin baker baking bakery; konditor confectioner pastry; metzger butcher butchery; \
    boucherie butchery; boucher butcher; schlosser fitter metalworker locksmith; industriemechaniker industrial mechanic; zerspanungsmechaniker machinist machining; \
    zerspanungstechniker machinist machining; maurer bricklayer bricklaying; schreiner joiner carpenter joinery; tischler joiner carpenter joinery; zimmermann carpenter; \
    dachdecker roofer roofing; maler painter painting; klempner plumber; installateur plumber installer; kfz automotive vehicle motor; mechatronik mechatronics; \
    polymechaniker polymechanic polymechanics; friseur hairdresser hairdressing; friseurin hairdresser hairdressing; gartner gardener gardening; krankenpfleger nurse nursing; \
    krankenschwester nurse nursing; gesundheits health; altenpfleger geriatric nurse nursing elderly care; erzieher educator childcare; erzieherin educator childcare; \
    sozialpadagogik social pedagogy; verpleegkunde nursing; verpleegkundige nurse nursing; infirmier nurse nursing; infirmiere nurse nursing; soins nursing care; enfermero nurse nursing; \
    rechten law; bedrijfskunde business administration; werktuigbouwkunde mechanical engineering; elektrotechniek electrical engineering; bouwkunde civil engineering building; \
    mecanique mechanical mechanics; mecanica mechanical mechanics; meccanica mechanical mechanics; mechanika mechanical mechanics; electricidad electricity electrical; \
    electricite electricity electrical; electronica electronics electronic; elettronica electronics electronic; batiment building construction; construccion construction; \
    edile construction building; obras works; publics public; agronomia agronomy; agricole agricultural agriculture; landwirtschaft agriculture; \
    turismo tourism; tourisme tourism; idiomas languages; lenguas languages; langues languages; lingue languages; filologia philology; lettres literature arts; letras literature arts; \
    germanistik german studies; anglistik english studies; romanistik romance studies; geschichtswissenschaft history; politikwissenschaft political science; \
    periodismo journalism; giornalismo journalism; comunicacion communication communications; publicidad advertising; trabajo work; sociale social; \
    odontologia dentistry; zahnmedizin dentistry; tiermedizin veterinary; veterinaria veterinary; farmacia pharmacy; farmacja pharmacy; pharmazie pharmacy; fisioterapia physiotherapy; \
    kinesiologia kinesiology physiotherapy; kinesitherapie physiotherapy; nutricion nutrition; psicopedagogia educational psychology; pedagogia pedagogy education; padagogik pedagogy education; \
    lehramt teaching; magisterio teaching; ensenanza teaching; formation training; formacion training; formazione training; curso course; cours course; corso course; kurs course; \
    scientifique scientific science; ciencia science; scienze science sciences; wissenschaft science; matematik mathematics; statistik statistics; estadistica statistics; \
    beca scholarship; bourse scholarship; borsa scholarship; bolsa scholarship; stipendium scholarship; burs scholarship; premio prize award; prix prize award; preis prize award; \
    concurso competition contest; concours competition contest; concorso competition contest; wettbewerb competition contest; mejor best; meilleur best; migliore best; bester best; joven young; jeune young; \
    excelencia excellence; panadero baker; kierowca driver; fahrer driver; lkwfahrer driver; chofer driver; motorista driver; autista driver; sofor driver; vozac driver; voditel driver; \
    camarero waiter; kellner waiter; kellnerin waitress; serveur waiter; serveuse waitress; cameriere waiter; cameriera waitress; kelner waiter; kelnerka waitress; \
    vendedor salesperson; vendedora salesperson; vendeur salesperson; vendeuse salesperson; verkaufer salesperson; verkauferin salesperson; sprzedawca salesperson; commessa salesperson; \
    albanil bricklayer; carpintero carpenter; fontanero plumber; electricista electrician; elektryk electrician; elettricista electrician; spawacz welder; soldador welder; soudeur welder; schweisser welder; \
    magazynier warehouse; lagerist warehouse; cajera cashier; cajero cashier; caissiere cashier; kasjerka cashier; limpiadora cleaner; sprzataczka cleaner; reinigungskraft cleaner; \
    cocinero cook chef; cuisinier cook chef; kran crane; ponts bridges; \
    kommun municipality municipal council; kommune municipality municipal council; gemeinde municipality municipal council; stadtverwaltung city council administration; \
    rathaus town city hall; gmina municipality municipal commune; urzad office; obec municipality municipal; comune municipality municipal council; commune municipality municipal council; \
    mairie town city hall council; ayuntamiento town city council hall municipality; ajuntament town city council hall; municipio municipality municipal council; municipalidad municipality municipal; \
    prefeitura city hall council municipality; belediye municipality municipal; belediyesi municipality municipal; kunta municipality municipal; kaupunki city; \
    stadt city town; stad city town; ville city town; ciudad city; citta city; miasto city; landkreis district county; powiat district county; \
    okres district; bezirk district; kanton canton; wojewodztwo voivodeship; diputacion provincial council; ciclo grado; formativo grado";
