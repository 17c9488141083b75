//! Words for equipment, machines, software and methods. They are everyday words, and yet whoever did not say one did not use the
//! thing.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Whether a word (comparison key) says with what somebody worked.
pub fn is_equipment(word: &str) -> bool {
    WORDS.contains(word)
        || word
            .strip_suffix('s')
            .is_some_and(|singular| WORDS.contains(singular))
}

static WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| LIST.split_ascii_whitespace().collect());

const LIST: &str = "excavator forklift crane digger bulldozer loader backhoe tractor harvester baler chainsaw strimmer mower \
    lorry hgv drone quadcopter tablet ipad iphone laptop macbook smartboard whiteboard projector camera camcorder gopro \
    oscilloscope multimeter soldering laser plasma cnc lathe router bandsaw sander planer robot robotics robotic plc scada hmi \
    rfid barcode gps satnav tachograph cctv radar sonar lidar theodolite thermal infrared spectrometer spectrophotometer \
    hplc pcr centrifuge autoclave microscope ultrasound xray mri ecg ekg ventilator defibrillator glucometer hoist \
    catheter oven fryer grill blender dishwasher mixer espresso loom serger overlocker embroidery kiln printer plotter scanner 3d \
    gpu cluster mainframe firewall vpn router blockchain chatbot chatgpt copilot ai llm neural tensorflow machine-learning \
    erp crm pos cms lms ats wms tms bim cad cam gis ide sdk api saas cloud iot vr ar \
    algorithm automation macros vba pivot lookup dashboard spreadsheet \
    agile scrum kanban lean sigma kaizen itil prince2 waterfall devops \
    forge crucible scaffolding jackhammer telehandler cherrypicker pallet reachtruck \
    firearm taser baton bodycam \
    telescope accelerometer gyroscope arduino raspberry \
    grinder welder lathes milling router jigsaw nailgun drill compressor generator jackhammer trencher roller paver crusher \
    conveyor palletiser palletizer sorter shredder baler bagger labeller labeler \
    minibus coach motorcycle scooter bicycle ebike helicopter plane boat yacht kayak quadbike snowplough snowplow \
    wok tandoor rotisserie sousvide smoker steamer combi mandoline slicer proofer sheeter \
    defib nebuliser nebulizer stethoscope bladder cannula syringe pump dialysis endoscope laryngoscope \
    pipette incubator spectroscopy electrophoresis sequencer fermenter bioreactor cryostat flow-cytometer cytometer \
    potentiometer voltmeter ammeter inverter transformer switchgear substation turbine boiler chiller \
    synthesizer sampler mixer turntable microphone gimbal tripod lightbox greenscreen teleprompter \
    tachometer dynamometer borescope endoscopy calliper caliper micrometer  \
    smartphone smartwatch kiosk terminal switchboard headset pager walkie-talkie \
    linux windows macos android ios unix bash powershell javascript typescript python java kotlin scala sql nosql html css php \
    docker kubernetes terraform ansible jenkins git github gitlab jira confluence slack trello asana notion zoom teams \
    excel powerpoint outlook sharepoint salesforce hubspot zendesk sap oracle workday netsuite quickbooks xero sage tableau looker \
    powerbi photoshop illustrator indesign figma sketch canva autocad revit solidworks matlab spss stata \
    wordpress shopify magento woocommerce squarespace wix mailchimp hootsuite semrush ahrefs adwords";
