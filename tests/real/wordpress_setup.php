<?php
// usage: php wordpress_setup.php FOLDER: WordPress's own installation, an account, and an
// application password of it, as JSON
define('WP_INSTALLING', true);
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

function wp_new_blog_notification() {}	// nobody is to be mailed

$made = wp_install('Tests', 'ada', 'ada@college.example', true, '', 'correct horse');
update_option('permalink_structure', '/%postname%/');
wp_delete_post(1, true);	// its example
[$password] = WP_Application_Passwords::create_new_application_password(
	$made['user_id'], ['name' => 'tests']);
echo json_encode(['version' => $wp_version, 'password' => $password]), "\n";
