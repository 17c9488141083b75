//! Whose a product is, what kind of thing it is, and how its name is shortened.

use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

/// Comparison keys of the products that this maker, suite or kind of thing has: `adobe` of `premiere`, `crm` of `salesforce`.
pub fn members(group: &str) -> &'static [&'static str] {
    GROUPS.get(group).map_or(&[], Vec::as_slice)
}

/// Comparison keys of all names of the product with this one (words joined), itself included. Empty when it is not known.
pub fn forms(product: &str) -> &'static [&'static str] {
    FORMS.get(product).map_or(&[], Vec::as_slice)
}

/// Comparison keys of the certificates that only this issuer gives (comparison key, words joined): `cisco` and `ccna`.
pub fn certificates_of(issuer: &str) -> impl Iterator<Item = &'static str> {
    groups(BY_ISSUER)
        .filter(move |(names, _)| names.split(' ').any(|name| name == issuer))
        .flat_map(|(_, certificates)| certificates.split(' '))
}

/// Comparison keys of the codes of the papers in whose name this word stands: `az900` of `fundamentals`.
pub fn codes_of(word: &str) -> impl Iterator<Item = &'static str> {
    groups(BY_CODE)
        .filter(move |(names, _)| names.split(' ').any(|name| name == word))
        .flat_map(|(_, codes)| codes.split(' '))
}

/// Whether a word (comparison key) is the name of a product in these lists.
pub fn is_product(word: &str) -> bool {
    PRODUCTS.contains(word)
}

/// Whether a word (comparison key) is the last of a product's full name: `Logic Pro`, `Altium Designer`.
pub fn completes_name(word: &str) -> bool {
    const WORDS: [&str; 24] = [
        "pro",
        "studio",
        "designer",
        "database",
        "suite",
        "cloud",
        "online",
        "desktop",
        "server",
        "enterprise",
        "live",
        "software",
        "app",
        "platform",
        "framework",
        "workspace",
        "resolve",
        "classic",
        "plus",
        "max",
        "express",
        "community",
        "edition",
        "cc",
    ];
    WORDS.contains(&word)
}

/// Whether a word (comparison key) is a maker or suite, so that the name after it is one of a product.
pub fn is_maker(word: &str) -> bool {
    MAKERS.contains(word)
}

static MAKERS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    groups(BY_MAKER)
        .flat_map(|(names, _)| names.split(' '))
        .collect()
});

static PRODUCTS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    groups(BY_MAKER)
        .flat_map(|(_, products)| products.split([' ', '=']))
        .collect()
});

static GROUPS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut all: HashMap<_, Vec<_>> = HashMap::default();
    for (names, products) in groups(BY_MAKER).chain(groups(BY_KIND)) {
        for name in names.split(' ') {
            all.entry(name)
                .or_default()
                .extend(products.split(' ').flat_map(|forms| forms.split('=')));
        }
    }
    all
});

static FORMS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut all: HashMap<_, Vec<_>> = HashMap::default();
    let products = groups(BY_MAKER)
        .chain(groups(BY_KIND))
        .flat_map(|(_, products)| products.split(' '))
        .filter(|forms| forms.contains('='));
    for forms in products {
        for form in forms.split('=') {
            all.entry(form).or_default().extend(forms.split('='));
        }
    }
    all
});

fn groups(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter_map(|line| line.trim().split_once('|'))
}

/// Makers and suites with their products; other names of one product after `=`.
const BY_MAKER: &str = "\
    adobe|photoshop=ps=adobephotoshop lightroom=lr illustrator=adobeillustrator indesign=adobeindesign premiere=premierepro=premier=adobepremierepro=adobepremiere \
aftereffects=ae=aftereffect=adobeaftereffects audition acrobat xd=adobexd dreamweaver adobeanimate creativecloud=creativesuite substance=substancepainter
    creative cloud suite|photoshop lightroom illustrator indesign premiere aftereffects audition acrobat adobe
    microsoft ms|excel word powerpoint=ppt outlook access teams office=office365=o365=microsoft365=m365=msoffice=microsoftoffice onenote sharepoint onedrive visio powerbi=pbi \
powerquery powerapps powerautomate azure windows dynamics=dynamics365 sqlserver=mssql vscode=visualstudiocode visualstudio intune azuread=entra entra xbox publisher \
msproject=microsoftproject exchange activedirectory=ad powerpivot powershell dotnet=net copilot
    office 365 suite|excel word powerpoint outlook access teams sharepoint onedrive onenote msoffice microsoftoffice ms
    google workspace suite|sheets=googlesheets docs=googledocs slides=googleslides gmail drive=googledrive gsuite=googleworkspace=gsuites googleads=adwords=googleadwords \
googleanalytics=ga4=ga=googleanalytics4 looker=lookerstudio bigquery firebase flutter tensorflow gcp=googlecloud=googlecloudplatform colab youtube gtm=googletagmanager \
searchconsole=gsc dialogflow
    amazon aws web services|s3 ec2 lambda rds aws dynamodb redshift cloudwatch cloudformation sagemaker athena glue ecs eks iam sqs sns kinesis route53 cloudfront \
aurora fargate
    airbus|a300 a318 a319 a320 a320neo a321 a330 a340 a350 a380 h125 h135 h145
    boeing|b717 b727 b737 b747 b757 b767 b777 b787 737 747 757 767 777 787
    embraer|e170 e175 e190 e195
    cessna|c152 c172 152 172
    atlassian|jira confluence trello bitbucket opsgenie bamboo statuspage
    autodesk|autocad=acad revit inventor maya 3dsmax=3dstudiomax=max fusion360=fusion civil3d navisworks bim360 sketchbook mudbox
    dassault systemes|solidworks=sw catia delmia simulia abaqus draftsight
    trimble|sketchup tekla
    siemens|nx=siemensnx s7=simatics7=step7 s71200 s71500 tia=tiaportal=tiaportals simatic solidedge teamcenter sinumerik 840d plm
    allen bradley rockwell|rslogix=rslogix5000=studio5000 controllogix factorytalk
    ptc|creo=proe windchill mathcad onshape
    sap|sapb1=sapbusinessone=businessone=b1=sapbusiness1 s4hana=saps4hana=s4=sapr3=r3 abap fiori ariba sapfico=fico successfactors concur hana sapmm=mm sapsd sappp sapwm=wm sapewm=ewm bw=sapbw
    oracle|primavera=p6=primaverap6=oracleprimavera netsuite peoplesoft jdedwards=jde eloqua plsql virtualbox oracleebs fusion micros opera=operapms
    sage|sage50 sage200 sagepayroll sageintacct=intacct
    intuit|quickbooks=qbo=qb=quickbooksonline turbotax mailchimp
    apple|iphone ipad mac macbook macos ios finalcut=finalcutpro=fcp=fcpx=finalcutprox logic=logicpro=logicprox garageband keynote xcode swift itunes imovie
    meta facebook|instagram whatsapp facebookads=fbads=metaads react oculus
    fujifilm|fuji=fujifilm
    sony|playstation=ps5=ps4=playstation5=playstation4 vegas=vegaspro
    nintendo|switch=nintendoswitch wii
    valve|steam
    jetbrains|intellij=intellijidea=idea pycharm webstorm kotlin rider phpstorm goland resharper teamcity
    hashicorp|terraform=tf vault consul nomad packer vagrant
    apache|kafka spark=pyspark airflow hadoop tomcat cassandra flink hive nifi maven jmeter solr
    red hat redhat|rhel ansible openshift
    vmware|esxi vsphere vcenter
    sdl rws|trados=tradosstudio=sdltrados=sdltradosstudio multiterm
    kilgray|memoq
    blackmagic design|davinci=davinciresolve=resolve
    avid|protools=avidprotools mediacomposer sibelius
    ableton|abletonlive=ableton=live
    steinberg|cubase
    maxon|cinema4d=c4d zbrush
    epic games|unreal=unrealengine=ue4=ue5
    unity technologies|unity=unity3d
    bentley|microstation staad=staadpro openroads
    graphisoft|archicad
    nemetschek|allplan vectorworks
    esri|arcgis arcmap=arcmaps arcpro=arcgispro
    mathworks|matlab simulink
    ibm|spss cognos db2 watson qradar datastage as400 maximo
    sas institute|jmp
    minitab|minitab
    qliktech qlik|qlikview qliksense=qlik=qlikview
    zoho|zohocrm zohobooks
    thomson reuters|westlaw practicallaw eikon checkpoint
    relx lexis|lexisnexis=lexis
    bloomberg|bbgterminal
    cisco|webex meraki ios packettracer ccna
    fortinet|fortigate
    palo alto|panos
    github|ghactions=githubactions=gha
    gitlab|gitlabci=gitlabcicd
    salesforce|pardot apex salescloud servicecloud marketingcloud sfdc=salesforce=sf
    hubspot|hubspotcrm
    intercom|fin
    toast|toastpos
    block|squarepos
    roche|cobas
    ge general electric|revolution optima voluson
    philips|intellivue ingenia
    leica|totalstation
    john deere|greenstar jdlink
    raspberry|pi=rpi=raspberrypi
    arduino|uno
    espressif|esp32 esp8266
    nvidia|cuda
    stihl|ms180 ms261
    cat caterpillar|d6 777
    cambridge|cae=cambridgeadvanced fce cpe celta
    ford|transit focus fiesta f150
    toyota|corolla hilux prius camry landcruiser hiace
    volkswagen vw|golf transporter passat caddy crafter
    mercedes benz mercedesbenz|sprinter vito actros
    fiat|ducato
    linux|ubuntu debian centos rhel fedora
    windows|win10=windows10 win11=windows11";

/// Kinds of software and equipment, with what is of the kind.
const BY_KIND: &str = "\
    cad modelling modeling drafting|autocad acad revit solidworks catia inventor fusion360 fusion rhino rhinoceros rhino3d sketchup microstation archicad creo nx solidedge vectorworks \
onshape freecad tekla civil3d draftsight qcad librecad 3dsmax blender lumion vray
    boeing|737 747 757 767 777 787
    airbus|a220 a318 a319 a320 a321 a330 a340 a350 a380
    embraer|e170 e175 e190 e195
    toyota|hilux hiace landcruiser prius corolla camry
    ford|f150 f250 f350 mondeo fiesta
    mercedes|sprinter actros atego vito citaro econic
    mercedesbenz|sprinter actros atego vito citaro econic
    volkswagen|crafter caddy
    citroen|berlingo
    renault|trafic kangoo
    iveco|stralis eurocargo
    bim|revit archicad tekla navisworks bim360 allplan
    cam|mastercam fusion360 hypermill powermill edgecam nx
    cat|trados memoq wordfast memsource phrase smartcat omegat smartling crowdin
    translation|trados memoq wordfast memsource
    crm|salesforce sfdc hubspot dynamics zoho pipedrive zendesk sugarcrm freshsales bitrix24 bitrix monday insightly act siebel amocrm
    erp|sap netsuite dynamics odoo oracle infor epicor sage navision nav axapta jdedwards jde baan abas proalpha 1c tally sapb1 s4hana syspro ifs
    bi business intelligence analytics|tableau powerbi pbi looker qlik qlikview qliksense metabase cognos superset domo sigma
    visualisation visualization|tableau powerbi looker matplotlib grafana seaborn ggplot ggplot2 plotly d3 kibana
    monitoring observability|grafana prometheus datadog nagios zabbix splunk kibana newrelic cloudwatch sentry
    cms|wordpress drupal joomla contentful wix squarespace typo3 ghost strapi sitecore webflow
    ecommerce|shopify woocommerce magento prestashop etsy ebay amazon
    lms|moodle canvas blackboard schoology classroom talentlms
    ehr emr charting|epic cerner meditech systmone emis athena athenahealth allscripts kareo eclinicalworks practicefusion pointclickcare
    wms|manhattan sapwm ewm redprairie korber jda blueyonder mintsoft
    tms|oracletms descartes
    ats|greenhouse lever workable bullhorn taleo icims bamboohr
    hris hcm|workday bamboohr successfactors personio hibob peoplesoft adp
    payroll|datev sage adp xero paychex gusto moneysoft brightpay
    accounting bookkeeping|quickbooks xero sage tally datev myob freeagent kashflow wave lexware freshbooks
    pms|opera protel mews cloudbeds fidelio guestline
    pos|toast micros square lightspeed clover till tills epos aloha
    gis|qgis arcgis arcmap mapinfo esri postgis
    daw|ableton logic cubase protools reaper flstudio garageband bitwig
    nle|premiere davinci finalcut avid resolve kdenlive vegas
    statistics statistical|spss stata r sas jmp minitab
    fea fem|ansys abaqus nastran hypermesh comsol
    cfd|openfoam fluent starccm ansys
    plc automation|siemens s7 tia allenbradley rockwell codesys omron beckhoff rslogix simatic wincc
    scada hmi|wincc ignition citect intouch wonderware aveva
    cloud|aws azure gcp googlecloud s3 ec2 lambda digitalocean heroku openstack
    container containers containerisation containerization|docker kubernetes k8s podman helm openshift
    orchestration|kubernetes k8s airflow
    ci cd cicd|bitrise jenkins gitlabci githubactions ghactions circleci travis teamcity bamboo azuredevops argocd
    iac|terraform tf ansible pulumi cloudformation
    vcs|git svn mercurial github gitlab bitbucket
    database databases dbms rdbms|postgres postgresql mysql sqlite mongodb mongo oracle mssql sqlserver mariadb redis db2 sql dynamodb access cassandra
    nosql|mongodb mongo redis cassandra dynamodb couchdb firestore
    ide|vscode intellij pycharm eclipse xcode webstorm androidstudio
    ml ai|sklearn tensorflow pytorch keras xgboost scikitlearn huggingface
    dtp|indesign quark quarkxpress scribus
    ticketing|zendesk jira servicenow freshdesk otrs remedy kayako
    helpdesk|zendesk freshdesk servicenow intercom
    spreadsheet spreadsheets|excel sheets googlesheets libreoffice calc numbers vlookup pivot
    testing qa|selenium cypress playwright testrail postman junit pytest jest appium katalon tester testers test tests testing quality
    vpn|wireguard openvpn
    streaming|kafka kinesis
    hypervisor virtualisation virtualization|vmware esxi proxmox hyperv virtualbox
    scanner|ct mri xray pet leica faro barcode rf handheld catscan
    camera dslr|canon nikon sony fujifilm pentax leica gopro dslr fs5 fx3 a7
    frontend|html css react vue angular svelte jquery
    cluster clusters|kubernetes k8s eks gke aks hadoop slurm hpc
    motorcycle motorcycles motorbike|honda yamaha kawasaki suzuki ducati harley triumph vespa ktm
    arcwelding|stick=mma=smaw=manualmetalarc mig=gmaw tig=gtaw fluxcore=fcaw oxy=oxyfuel=oxyacetylene
    operatingsystem|windowsserver=winsvr=winserver windows10=win10 windows11=win11 windows7=win7 windowsxp=winxp
    tractor|deere fendt massey ferguson claas kubota
    console consoles|playstation ps5 ps4 xbox switch nintendo
    microcontroller microcontrollers|arduino esp32 esp8266 stm32 microbit
    tablet|ipad zonar
    robot robots robotic|kuka fanuc lely abb
    chainsaw|stihl husqvarna
    cnc|haas fanuc mazak lathe lathes mill sinumerik heidenhain router
    turning|lathe lathes
    milling|mill mills
    van vans|transit sprinter vito ducato crafter transporter caddy vivaro trafic berlingo kangoo hiace
    ui ux|figma sketch xd wireframes wireframing userresearch prototyping protoyping
    jlpt|n1 n2 n3 n4 n5
    cefr|a1 a2 b1 b2 c1 c2
    dbs database databases|oracle
    daws|ableton logic cubase protools reaper flstudio garageband
    databases|postgresql=postgres=pg=psql influxdb=influx dynamodb=dynamo couchdb=couch mongodb=mongo elasticsearch=es=elastic rabbitmq=rmq
    libraries|tensorflow=tf pytorch=torch huggingface=hf numpy=np pandas=pd scikitlearn=sklearn=sk
    social|instagram=ig=insta facebook=fb youtube=yt linkedin=li twitter=x tiktok=tt
    forge|github=gh gitlab=gl bigquery=bq googlebigquery=bq
    excel|powerquery powerpivot vlookup pivottables=pivottable=pivot=pivots xlookup
    automation automated|relay script scripts cron macro macros sensor sensors esp32 arduino raspberrypi plc selenium homeassistant zapier
    cli|commandline terminal shell
    bom boms|billofmaterial billsofmaterial billofmaterials billsofmaterials
    harvester|combine combines
    boat|dinghy yacht canoe kayak sailboat trawler ferry ship
    forklift|moffett";

/// Words of the names of papers, with the codes of these papers.
const BY_CODE: &str = "\
    fundamentals|az900 dp900 ai900 sc900 pl900 ms900
    administrator|az104 ms102
    developer|az204 dva
    architect solutions expert|az305
    solutions architect|saa
    devops engineer expert|az400
    security engineer|az500
    power bi data analyst|pl300
    data engineer|dp203 dp700
    ai engineer|ai102";

/// Who gives a certificate, where only one does.
const BY_ISSUER: &str = "\
    cisco|ccna ccnp ccie ccent
    pmi projectmanagementinstitute|pmp capm
    isc2|cissp
    eccouncil|ceh
    isaca|cisa cism
    scrumalliance|csm
    scrumorg|psm psm1 pspo
    microsoft|az900 az104 az204 az305 az400 dp900 pl300 mcsa mcse
    amazonwebservices aws amazon|awsccp awssaa awscertified
    comptia|comptiaa+ a+ security+ network+
    linuxfoundation cncf|cka ckad cks
    cambridge cambridgeenglish|cae cpe fce celta
    ets|toefl toeic gre
    goetheinstitut|goethe
    acca|acca
    cfainstitute|cfa
    padi|padi
    english|toeic toefl ielts pte cae cpe fce
    french|delf dalf tcf tef
    spanish|dele siele
    german|testdaf goethe
    japanese|jlpt
    korean|topik
    chinese mandarin|hsk
    italian|cils celi
    portuguese|celpebras";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_has_its_maker_its_kind_and_its_short_names() {
        assert!(members("adobe").contains(&"premiere"));
        assert!(members("crm").contains(&"salesforce"));
        assert!(!members("adobe").contains(&"figma"));
        assert!(forms("premierepro").contains(&"premiere"));
        assert!(forms("sapbusinessone").contains(&"sapb1"));
        assert!(forms("figma").is_empty());
        assert!(is_maker("microsoft"));
    }
}
